import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createCardView } from '../utils/content/card/card-view.ts';
import { createHoverController } from '../utils/content/hover/hover-controller.ts';
import { frameGlobal } from '../utils/content/watcher/frame-state.ts';
import { native } from '../utils/lib/browser/native-api.ts';
import type { Push } from '../utils/messages/protocol.ts';
import { sendMessage } from '../utils/messages/send.ts';

export default defineUnlistedScript(() => {
  const frame = frameGlobal.gptLens;
  if (!frame || frame.card) return;
  // The shortcut injects the card into frames where no gesture occurred.
  frame.listen();
  const view = createCardView(() => card.dismiss());
  const card = createHoverController(view, frame);
  frame.card = {
    ...card,
    stop() {
      removeEventListener('pageshow', onShow);
      card.stop();
    },
  };
  native.runtime.onMessage.addListener((message: unknown) => {
    if (Object(message).appearance) view.setAppearance((message as Push).appearance);
    return undefined;
  });
  card.replayMissedEvents();

  // A page in the back/forward cache receives no changes: its site may be off by now, with a pinned card still open.
  function onShow({ persisted }: PageTransitionEvent): void {
    // After an update of the extension, no message can be sent.
    if (persisted && native.runtime?.id) sendMessage({ type: 'page-restored' }).catch(() => {});
  }
  addEventListener('pageshow', onShow);
});
