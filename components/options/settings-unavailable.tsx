import { useI18n } from '../ui/i18n-context.tsx';
import { Notice } from '../ui/notice.tsx';

/** Instead of an empty page: the browser does not give back what the extension has saved. */
export function Unreadable({ reload }: { reload(): void }) {
  const { t } = useI18n();
  return (
    <main>
      <h1>{t('options.title')}</h1>
      <Notice>{t('options.unreadable')}</Notice>
      <div class="actions">
        <button type="button" class="button" onClick={reload}>
          {t('options.reload')}
        </button>
      </div>
    </main>
  );
}
