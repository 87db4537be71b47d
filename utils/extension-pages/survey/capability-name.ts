import type { Text } from '../../i18n/translate.ts';
import type { Capability } from './table/columns.ts';

/** What people call a capability. */
export function capabilityName({ t }: Text, capability: Capability): string {
  if (capability === 'files') return t('survey.files');
  return capability === 'other' ? t('survey.other-tools') : t(`gpt.tool.${capability}`);
}
