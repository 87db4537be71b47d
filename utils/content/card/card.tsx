import { render } from 'preact';
import { type CardVariant, HoverCard } from '../../../components/card/hover-card.tsx';
import { I18nContext } from '../../../components/ui/i18n-context.tsx';
import type { RecoveryAction } from '../../gateway/failure.ts';
import type { GptId } from '../../gpt/gpt-id.ts';
import { chooseLanguage, createI18n } from '../../i18n/i18n.ts';
import { native } from '../../lib/browser/native-api.ts';
import type { LookupAnswer } from '../../lookup/lookup-service.ts';
import type { Message } from '../../messages/protocol.ts';
import { type LookUp, sendMessage } from '../../messages/send.ts';
import type { Appearance } from '../../settings/appearance.ts';
import { toSite } from '../../settings/sites.ts';
import type { Target } from '../hover/target.ts';
import { afterHydration } from './after-hydration.ts';
import { guardAgainstClickjacking } from './clickjacking-guard.ts';
import { createCopyText } from './copy-text.ts';
import { fitSheet } from './fit-sheet.ts';
import { type CardHost, compensateZoom, hasFocus, showHost } from './host.ts';
import { makeMovable } from './make-movable.ts';
import { positionCard } from './position.ts';
import { closeOnSwipe } from './swipe-to-close.ts';
import { focusDialog } from './tab-stops.ts';

/** A faster answer is shown without a skeleton that would only flash. */
const SKELETON_DELAY_MS = 150;

/** Shared by all cards of a frame. */
export interface CardContext {
  appearance: Appearance;
  /** Called with every answer and on every change; updates all cards. */
  onAppearance(appearance: Appearance): void;
  browserLanguage: string;
  lookUp: LookUp;
  /** Adds a GPT to a list. Missing on the welcome page, where no GPT can be tried either: its sample is invented. */
  addToList?(id: GptId): Promise<void>;
}

interface CardCallbacks {
  pin(): void;
  close(): void;
}

/** One card from its lookup until it is destroyed. */
export interface Card {
  readonly target: Target;
  readonly host: CardHost;
  /** Shows the card, after a moment with a skeleton. */
  open(variant: CardVariant): void;
  /** Renders an open card immediately, so that it can receive the focus. */
  renderNow(): void;
  /** Renders again with the current appearance. */
  redraw(): void;
  /** Detaches the card from its target. */
  pin(): void;
  /** Cancels lookup and positioning. The rendered content stays for the next card on the same host. */
  destroy(): void;
}

/** Starts the lookup of a GPT, and renders it on a host once the card is opened. */
export function createCard(
  host: CardHost,
  target: Target,
  context: CardContext,
  callbacks: CardCallbacks,
): Card {
  const { panel } = host;
  const { addToList } = context;
  const lifetime = new AbortController();
  const { signal } = lifetime;
  let variant: CardVariant = 'beside';
  let isOpen = false;
  let isShown = false;
  let isRendered = false;
  let answer: LookupAnswer | undefined;
  let picture: string | undefined;
  let stopPositioning = () => {};
  // `origin`, not the URL: a frame without a URL of its own belongs to its parent's site.
  const site = toSite(self.origin);
  const turnOff =
    site === undefined
      ? undefined
      : {
          site,
          isPrivate: native.extension?.inIncognitoContext,
          onTurnOff: () => sendIgnoringErrors({ type: 'turn-off-site' }),
        };
  signal.addEventListener('abort', () => stopPositioning());

  function requestGpt(refresh: boolean): void {
    const stop = context.lookUp({ id: target.id, refresh }, (update) => {
      if (signal.aborted) return;
      if ('appearance' in update) context.onAppearance(update.appearance);
      if ('answer' in update) onAnswer(update.answer);
    });
    signal.addEventListener('abort', stop);
  }

  async function onAnswer(received: LookupAnswer): Promise<void> {
    answer = received;
    // Render before the card opens, too: the first rendering in a frame takes as long as a screen frame.
    renderCard();
    if (!received.found || !received.cached.gpt.pictureUrl) return;
    picture = await sendMessage({ type: 'get-picture', id: target.id }).catch(() => undefined);
    if (picture && !signal.aborted) renderCard();
  }

  function renderCard(): void {
    const text = createI18n(chooseLanguage(context.appearance, context.browserLanguage));
    panel.dataset.theme = context.appearance.theme;
    panel.dataset.density = context.appearance.density;
    panel.dataset.variant = variant;
    isRendered = true;
    const hadFocus = hasFocus(host);
    render(
      <I18nContext.Provider value={text}>
        <HoverCard
          id={target.id}
          answer={answer}
          picture={picture}
          variant={variant}
          now={Date.now()}
          copy={createCopyText(host)}
          addToList={addToList && (() => addToList(target.id))}
          onTry={addToList && (() => sendIgnoringErrors({ type: 'open-chat', id: target.id }))}
          onRecover={onRecover}
          onDetails={() => sendIgnoringErrors({ type: 'open-details', id: target.id })}
          turnOff={turnOff}
          onPin={callbacks.pin}
          onClose={callbacks.close}
        />
      </I18nContext.Provider>,
      panel,
    );
    if (hadFocus && !hasFocus(host)) focusDialog(panel);
    if (isOpen && !isShown) afterHydration(showCard, signal);
  }

  function showCard(): void {
    if (isShown) return;
    isShown = true;
    // The previous card on this host may have been moved.
    panel.removeAttribute('style');
    showHost(host, target.node);
    compensateZoom(host);
    guardAgainstClickjacking(host, signal);
    if (variant === 'sheet') {
      fitSheet(host, signal);
      closeOnSwipe(panel, callbacks.close, signal);
    } else stopPositioning = positionCard(host, target, callbacks.close);
  }

  function onRecover(action: RecoveryAction): void {
    if (action !== 'retry') {
      sendIgnoringErrors({ type: 'open-options' });
      return;
    }
    answer = undefined;
    renderCard();
    requestGpt(true);
  }

  requestGpt(false);

  return {
    target,
    host,
    open(requested) {
      const isAsWanted = answer !== undefined && variant === requested;
      variant = requested;
      isOpen = true;
      if (isAsWanted) {
        afterHydration(showCard, signal);
      } else if (answer) {
        renderCard();
      } else {
        const timer = setTimeout(renderCard, SKELETON_DELAY_MS);
        signal.addEventListener('abort', () => clearTimeout(timer));
      }
    },
    renderNow() {
      renderCard();
      if (isOpen) showCard();
    },
    redraw() {
      if (isRendered) renderCard();
    },
    pin() {
      variant = 'pinned';
      stopPositioning();
      renderCard();
      makeMovable(panel, signal);
    },
    destroy: () => lifetime.abort(),
  };
}

/** After an update the context is invalidated until the page is reloaded; ignore the error. */
function sendIgnoringErrors(message: Message): void {
  sendMessage(message).catch(() => {});
}
