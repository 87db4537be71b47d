import type { I18n } from '../../i18n/i18n.ts';
import type { Capability } from './table/columns.ts';

/** What people call a capability. */
export function getCapabilityName({ t }: I18n, capability: Capability): string {
  if (capability === 'files') return t('batch.files');
  return capability === 'other' ? t('batch.other-tools') : t(`gpt.tool.${capability}`);
}
