import { useI18n } from '../ui/i18n-context.tsx';
import { Notice } from '../ui/notice.tsx';

/** Replaces the page if the browser cannot read the stored settings. */
export function SettingsUnavailable({ onReload }: { onReload(): void }) {
  const { t } = useI18n();
  return (
    <main>
      <h1>{t('options.title')}</h1>
      <Notice>{t('options.unreadable')}</Notice>
      <div class="actions">
        <button type="button" class="button" onClick={onReload}>
          {t('options.reload')}
        </button>
      </div>
    </main>
  );
}
