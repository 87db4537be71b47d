import type { HighlightPosition } from '../../utils/extension-pages/page/highlight-on-page.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { PageIcon } from '../ui/page-icon.tsx';

/** Highlights a GPT on the page. Every further click goes to its next occurrence. */
export function ShowOnPageButton({ name, onClick }: { name: string; onClick(): void }) {
  const { t } = useI18n();
  return (
    <IconButton label={t('popup.show-on-page', { name })} onClick={onClick}>
      <PageIcon name="locate" />
    </IconButton>
  );
}

/** Which of the occurrences is highlighted. */
export function HighlightStatus({ highlighted }: { highlighted: HighlightPosition | undefined }) {
  const { t } = useI18n();
  return (
    <div role="status" class="highlight-status">
      {highlighted &&
        (highlighted.total ? t('popup.highlighted', { ...highlighted }) : t('popup.not-visible'))}
    </div>
  );
}
