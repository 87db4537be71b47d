import { createCardView } from '../../content/card/card-view.ts';
import { createHoverController } from '../../content/hover/hover-controller.ts';
import { frameGlobal } from '../../content/watcher/frame-state.ts';
import { frame } from '../../content/watcher/watch.ts';
import type { I18n } from '../../i18n/i18n.ts';
import { type LookUp, lookUp } from '../../messages/send.ts';
import type { Appearance } from '../../settings/appearance.ts';
import { createSampleAnswer, SAMPLE_ID } from './sample.ts';

/**
 * Runs watcher and card on the welcome page, because browsers do not inject content scripts into extension pages. The
 * sample's link sends nothing; any other link is looked up at the gateway.
 */
export function enableHover(appearance: Appearance, text: I18n): void {
  const lookUpSample: LookUp = (request, onUpdate) => {
    if (request.id !== SAMPLE_ID) return lookUp(request, onUpdate);
    onUpdate({ appearance });
    onUpdate({ answer: createSampleAnswer(text, Date.now()) });
    return () => {};
  };
  frameGlobal.gptLens = frame;
  frame.listen();
  const card = createHoverController(
    createCardView(() => card.dismiss(), { lookUp: lookUpSample }),
    frame,
  );
  frame.card = card;
}
