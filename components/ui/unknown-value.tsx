import { useI18n } from './i18n-context.tsx';

/** A dash for a value that is not known, which is different from a value that is none. */
export function UnknownValue() {
  const { t } = useI18n();
  return (
    <span class="unknown">
      <span aria-hidden="true">–</span>
      <span class="visually-hidden">{t('panel.cell-unknown')}</span>
    </span>
  );
}
