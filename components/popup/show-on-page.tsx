import type { HighlightPosition } from '../../utils/extension-pages/page/highlight-on-page.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { PageIcon } from '../ui/page-icon.tsx';

/** Shows where a GPT stands on the page; once more, its next place. */
export function ShowOnPageButton({ name, onClick }: { name: string; onClick(): void }) {
  const { t } = useI18n();
  const label = t('popup.show-on-page', { name });
  return (
    <button type="button" class="tool" title={label} aria-label={label} onClick={onClick}>
      <PageIcon name="locate" />
    </button>
  );
}

/** What came of it. */
export function HighlightStatus({ highlighted }: { highlighted: HighlightPosition | undefined }) {
  const { t } = useI18n();
  return (
    <div role="status" class="highlight-status">
      {highlighted &&
        (highlighted.total ? t('popup.highlighted', { ...highlighted }) : t('popup.not-visible'))}
    </div>
  );
}
