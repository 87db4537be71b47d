import type { HighlightPosition } from '../../utils/extension-pages/page/show-on-page.ts';
import { PageIcon } from '../ui/page-icon.tsx';
import { useI18n } from '../ui/text-context.tsx';

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
    <div role="status" class="marked">
      {highlighted &&
        (highlighted.total ? t('popup.marked', { ...highlighted }) : t('popup.not-to-be-seen'))}
    </div>
  );
}
