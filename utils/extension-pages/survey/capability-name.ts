import type { I18n } from '../../i18n/translate.ts';
import type { Capability } from './table/columns.ts';

/** What people call a capability. */
export function getCapabilityName({ t }: I18n, capability: Capability): string {
  if (capability === 'files') return t('survey.files');
  return capability === 'other' ? t('survey.other-tools') : t(`gpt.tool.${capability}`);
}
