import type { Hit } from '../utils/gpt/gpt.ts';
import type { GptId } from '../utils/ids/grammar.ts';
import { focusOnce } from './focus-once.ts';
import { GptPicture } from './gpt-picture.tsx';
import { useText } from './text-context.tsx';

interface Props {
  hits: Hit[];
  /** The hit that gets the focus: the one somebody comes back from. */
  focused?: GptId;
  onChoose(id: GptId): void;
}

/** What a search found. Arrow keys go from hit to hit. */
export function HitList({ hits, focused, onChoose }: Props) {
  const { t } = useText();
  return (
    <ul class="hits" onKeyDown={moveFocus}>
      {hits.map(({ id, name, author, description }) => (
        <li key={id}>
          <button
            type="button"
            class="hit"
            ref={id === focused ? focusOnce : undefined}
            onClick={() => onChoose(id)}
          >
            <GptPicture id={id} name={name} />
            <span class="hit-text">
              <strong dir="auto">{name}</strong>
              {author && <small dir="auto">{t('gpt.by', { author })}</small>}
              {description && (
                <small class="hit-description" dir="auto">
                  {description}
                </small>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Arrow keys go from button to button of a list. */
export function moveFocus(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !(event.currentTarget instanceof Element)) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[at + step]?.focus();
  event.preventDefault();
}
