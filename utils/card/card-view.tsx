import { render } from 'preact';
import { HoverCard } from '../../components/hover-card.tsx';
import { TextContext } from '../../components/text-context.tsx';
import { type Appearance, DEFAULT_APPEARANCE } from '../appearance.ts';
import type { WayOut } from '../gateway/failure.ts';
import type { HoverView } from '../hover/follow.ts';
import type { Hover } from '../hover/intent.ts';
import { isSameTarget, type Target } from '../hover/target.ts';
import type { Answer } from '../inspector/inspector.ts';
import { ask, inspect } from '../messages/ask.ts';
import type { Question } from '../messages/protocol.ts';
import { native } from '../native.ts';
import { siteOf } from '../sites.ts';
import { languageOf, textIn } from '../text/text.ts';
import { copyFrom } from './copy.ts';
import { createHost, showHost } from './host.ts';
import { place } from './place.ts';

/** An answer that comes sooner is shown at once: a skeleton that flashes by is worse than none. */
const SKELETON_MS = 150;

/** One target that is asked for or shown, from the first question to the last drawing. */
interface Viewing {
  target: Target;
  isOpen?: boolean;
  isPlaced?: boolean;
  answer?: Answer;
  picture?: string;
  /** Ends the question and the placing. */
  end: AbortController;
}

/** Draws what hover intent says: asks for the GPT, shows the card, takes it away. */
export function createCardView(onHidden: () => void): HoverView {
  const host = createHost();
  // Asked for once: an extension that is updated under the page has no API any more.
  const browserLanguage = native.i18n.getUILanguage();
  // Not the address: a frame without one of its own belongs where its parent does.
  const site = siteOf(self.origin);
  let appearance: Appearance = DEFAULT_APPEARANCE;
  let viewing: Viewing | undefined;

  function show(state: Hover<Target>): void {
    const target = state.at === 'asked' || state.at === 'open' ? state.target : undefined;
    if (!isSameTarget(viewing?.target, target)) {
      viewing?.end.abort();
      viewing = target && { target, end: new AbortController() };
      if (viewing) question(viewing, false);
    }
    if (!viewing) remove();
    else if (state.at === 'open' && !viewing.isOpen) open(viewing);
  }

  function question(current: Viewing, anew: boolean): void {
    const stop = inspect({ id: current.target.id, anew }, (told) => {
      if (current.end.signal.aborted) return;
      if ('appearance' in told) appearance = told.appearance;
      if ('answer' in told) hear(current, told.answer);
    });
    current.end.signal.addEventListener('abort', stop);
  }

  async function hear(current: Viewing, answer: Answer): Promise<void> {
    current.answer = answer;
    draw(current);
    if (!answer.found || !answer.reading.gpt.pictureUrl) return;
    current.picture = await ask({ type: 'picture', id: current.target.id }).catch(() => undefined);
    if (current.picture && !current.end.signal.aborted) draw(current);
  }

  function open(current: Viewing): void {
    current.isOpen = true;
    if (current.answer) {
      draw(current);
    } else {
      const waiting = setTimeout(() => draw(current), SKELETON_MS);
      current.end.signal.addEventListener('abort', () => clearTimeout(waiting));
    }
  }

  function draw(current: Viewing): void {
    if (!current.isOpen) return;
    const text = textIn(languageOf(appearance, browserLanguage));
    host.panel.dataset.theme = appearance.theme;
    host.panel.dataset.density = appearance.density;
    render(
      <TextContext.Provider value={text}>
        <HoverCard
          id={current.target.id}
          answer={current.answer}
          picture={current.picture}
          now={Date.now()}
          copy={copyFrom(host.panel)}
          onWayOut={(way) => takeWayOut(current, way)}
          onDetails={() => tell({ type: 'open-details', id: current.target.id })}
          turnOff={
            site === undefined ? undefined : { site, now: () => tell({ type: 'turn-off-site' }) }
          }
        />
      </TextContext.Provider>,
      host.panel,
    );
    if (current.isPlaced) return;
    current.isPlaced = true;
    showHost(host, current.target.node);
    current.end.signal.addEventListener('abort', place(host.panel, current.target, onHidden));
  }

  function takeWayOut(current: Viewing, way: WayOut): void {
    if (way === 'retry') {
      current.answer = undefined;
      draw(current);
      question(current, true);
    } else {
      tell({ type: 'open-options' });
    }
  }

  /** An orphan of an updated extension tells nobody; the page has to be reloaded then. */
  function tell(question: Question): void {
    ask(question).catch(() => {});
  }

  function remove(): void {
    render(null, host.panel);
    host.element.remove();
  }

  return {
    holds: (node) => node === host.element,
    show,
  };
}
