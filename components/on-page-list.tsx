import type { OnPage } from '../utils/counting/listed.ts';
import type { GptId } from '../utils/ids/grammar.ts';
import { focusOnce } from './focus-once.ts';
import { moveFocus } from './hit-list.tsx';
import { useText } from './text-context.tsx';

interface Props {
  /** Not there yet while the page is being read. */
  onPage?: OnPage;
  /** The one that gets the focus: somebody comes back from it. */
  focused?: GptId;
  onChoose(id: GptId): void;
}

/** The GPTs of the page in front. It costs no look-up until one is chosen. */
export function OnPageList({ onPage, focused, onChoose }: Props) {
  const { t } = useText();
  if (!onPage) return null;
  if (onPage === 'unreadable') return <p class="on-page-hint">{t('popup.on-page-unreadable')}</p>;
  const { gpts, isCut } = onPage;
  const count = gpts.length;
  if (count === 0) return <p class="on-page-hint">{t('popup.on-page-none')}</p>;
  return (
    <>
      <p class="popup-count">{t(isCut ? 'popup.on-page-cut' : 'popup.on-page', { count })}</p>
      <ul class="on-page" aria-live="off" onKeyDown={moveFocus}>
        {gpts.map(({ id, text }) => (
          <li key={id}>
            <button
              type="button"
              class="hit-on-page"
              ref={id === focused ? focusOnce : undefined}
              onClick={() => onChoose(id)}
            >
              {text && text !== id && <span dir="auto">{text}</span>}
              <code>{id}</code>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
