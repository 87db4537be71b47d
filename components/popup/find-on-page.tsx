import type { Marked } from '../../utils/extension-pages/page/show-on-page.ts';
import { PageIcon } from '../ui/page-icon.tsx';
import { useText } from '../ui/text-context.tsx';

/** Shows where a GPT stands on the page; once more, its next place. */
export function ShowOnPageButton({ name, onClick }: { name: string; onClick(): void }) {
  const { t } = useText();
  const label = t('popup.show-on-page', { name });
  return (
    <button type="button" class="tool" title={label} aria-label={label} onClick={onClick}>
      <PageIcon name="locate" />
    </button>
  );
}

/** What came of it. */
export function MarkedStatus({ marked }: { marked: Marked | undefined }) {
  const { t } = useText();
  return (
    <div role="status" class="marked">
      {marked && (marked.of ? t('popup.marked', { ...marked }) : t('popup.not-to-be-seen'))}
    </div>
  );
}
