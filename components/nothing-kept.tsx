import { Notice } from './notice.tsx';
import { useText } from './text-context.tsx';

/** Says that nothing of what a person keeps can be shown here, and where it can. */
export function NothingKept({ isPrivate }: { isPrivate: boolean }) {
  const { t } = useText();
  return (
    <div class="panel-hint">
      <Notice>{t(isPrivate ? 'panel.nothing-kept-privately' : 'panel.nothing-kept')}</Notice>
    </div>
  );
}
