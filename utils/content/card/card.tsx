import { render } from 'preact';
import { type CardLook, HoverCard } from '../../../components/card/hover-card.tsx';
import { TextContext } from '../../../components/ui/text-context.tsx';
import type { WayOut } from '../../gateway/failure.ts';
import type { GptId } from '../../gpt/gpt-id.ts';
import { languageOf, textIn } from '../../i18n/translate.ts';
import { native } from '../../lib/browser/native-api.ts';
import type { Answer } from '../../lookup/lookup-service.ts';
import type { Question } from '../../messages/protocol.ts';
import { ask, type Inspect } from '../../messages/send.ts';
import type { Appearance } from '../../settings/appearance.ts';
import { siteOf } from '../../settings/sites.ts';
import type { Target } from '../hover/target.ts';
import { afterHydration } from './after-hydration.ts';
import { guardAgainstClickjacking } from './clickjacking-guard.ts';
import { copyFrom } from './copy.ts';
import { fitSheet } from './fit-sheet.ts';
import { type CardHost, evenOutZoom, hasFocus, showHost } from './host.ts';
import { makeMovable } from './movable.ts';
import { place } from './position.ts';
import { makeSwipable } from './swipe-to-close.ts';
import { focusDialog } from './tab-stops.ts';

/** An answer that comes sooner is shown at once: a skeleton that flashes by is worse than none. */
const SKELETON_MS = 150;

/** What all cards of a frame have in common. */
export interface Manner {
  appearance: Appearance;
  /** Told with each answer, and whenever it changes: all cards follow. */
  onAppearance(appearance: Appearance): void;
  browserLanguage: string;
  inspect: Inspect;
  /** Adds a GPT to a list; missing where there is nothing to add. */
  keep?(id: GptId): Promise<void>;
}

interface Acts {
  pin(): void;
  close(): void;
}

/** One GPT from the first question to the last drawing. */
export interface Card {
  readonly target: Target;
  readonly host: CardHost;
  /** Shows the card, if only as a skeleton after a moment. */
  open(look: CardLook): void;
  /** Shows an open card at once, for the focus to come into. */
  hurry(): void;
  /** Draws once more what is drawn, in the appearance of now. */
  redraw(): void;
  /** From now on the card stands where it is. */
  pin(): void;
  /** Ends question and placing. What is drawn stays for the next card on the same host. */
  end(): void;
}

/** Asks for a GPT and draws it on a host once it is opened. */
export function createCard(host: CardHost, target: Target, manner: Manner, acts: Acts): Card {
  const { panel } = host;
  const { keep } = manner;
  const ended = new AbortController();
  const { signal } = ended;
  let look: CardLook = 'beside';
  let isOpen = false;
  let isShown = false;
  let isDrawn = false;
  let answer: Answer | undefined;
  let picture: string | undefined;
  let stopPlacing = () => {};
  // Not the address: a frame without one of its own belongs where its parent does.
  const site = siteOf(self.origin);
  const turnOff =
    site === undefined
      ? undefined
      : {
          site,
          isPrivate: native.extension?.inIncognitoContext,
          now: () => tell({ type: 'turn-off-site' }),
        };
  signal.addEventListener('abort', () => stopPlacing());

  function question(refresh: boolean): void {
    const stop = manner.inspect({ id: target.id, refresh }, (told) => {
      if (signal.aborted) return;
      if ('appearance' in told) manner.onAppearance(told.appearance);
      if ('answer' in told) hear(told.answer);
    });
    signal.addEventListener('abort', stop);
  }

  async function hear(heard: Answer): Promise<void> {
    answer = heard;
    // Before it is opened too: the first drawing of a frame takes as long as a frame of the screen.
    draw();
    if (!heard.found || !heard.reading.gpt.pictureUrl) return;
    picture = await ask({ type: 'picture', id: target.id }).catch(() => undefined);
    if (picture && !signal.aborted) draw();
  }

  function draw(): void {
    const text = textIn(languageOf(manner.appearance, manner.browserLanguage));
    panel.dataset.theme = manner.appearance.theme;
    panel.dataset.density = manner.appearance.density;
    panel.dataset.look = look;
    isDrawn = true;
    const hadFocus = hasFocus(host);
    render(
      <TextContext.Provider value={text}>
        <HoverCard
          id={target.id}
          answer={answer}
          picture={picture}
          look={look}
          now={Date.now()}
          copy={copyFrom(host)}
          keep={keep && (() => keep(target.id))}
          onWayOut={takeWayOut}
          onDetails={() => tell({ type: 'open-details', id: target.id })}
          turnOff={turnOff}
          onPin={acts.pin}
          onClose={acts.close}
        />
      </TextContext.Provider>,
      panel,
    );
    if (hadFocus && !hasFocus(host)) focusDialog(panel);
    if (isOpen && !isShown) afterHydration(appear, signal);
  }

  function appear(): void {
    if (isShown) return;
    isShown = true;
    // A card that stood here before may have left its place.
    panel.removeAttribute('style');
    showHost(host, target.node);
    evenOutZoom(host);
    guardAgainstClickjacking(host, signal);
    if (look === 'sheet') {
      fitSheet(host, signal);
      makeSwipable(panel, acts.close, signal);
    } else stopPlacing = place(host, target, acts.close);
  }

  function takeWayOut(way: WayOut): void {
    if (way !== 'retry') {
      tell({ type: 'open-options' });
      return;
    }
    answer = undefined;
    draw();
    question(true);
  }

  question(false);

  return {
    target,
    host,
    open(wanted) {
      const isAsWanted = answer !== undefined && look === wanted;
      look = wanted;
      isOpen = true;
      if (isAsWanted) {
        afterHydration(appear, signal);
      } else if (answer) {
        draw();
      } else {
        const waiting = setTimeout(draw, SKELETON_MS);
        signal.addEventListener('abort', () => clearTimeout(waiting));
      }
    },
    hurry() {
      draw();
      if (isOpen) appear();
    },
    redraw() {
      if (isDrawn) draw();
    },
    pin() {
      look = 'pinned';
      stopPlacing();
      draw();
      makeMovable(panel, signal);
    },
    end: () => ended.abort(),
  };
}

/** An orphan of an updated extension tells nobody; the page has to be reloaded then. */
function tell(question: Question): void {
  ask(question).catch(() => {});
}
