import { createCardView } from '../../content/card/card-view.ts';
import { createHoverController } from '../../content/hover/hover-controller.ts';
import { frameGlobal } from '../../content/watcher/frame-state.ts';
import { frame } from '../../content/watcher/watch.ts';
import type { I18n } from '../../i18n/i18n.ts';
import { type LookUp, lookUp } from '../../messages/send.ts';
import type { Appearance } from '../../settings/appearance.ts';
import { createSampleAnswer, SAMPLE_ID } from './sample.ts';

/**
 * Lets links on the welcome page be hovered as on any web page, where the extension's scripts are injected:
 * into its own pages no browser does that. The sample's link asks nobody, any other asks the gateway.
 */
export function enableHover(appearance: Appearance, text: I18n): void {
  const inspectSample: LookUp = (inspection, hear) => {
    if (inspection.id !== SAMPLE_ID) return lookUp(inspection, hear);
    hear({ appearance });
    hear({ answer: createSampleAnswer(text, Date.now()) });
    return () => {};
  };
  frameGlobal.gptLens = frame;
  frame.listen();
  const card = createHoverController(
    createCardView(() => card.dismiss(), { lookUp: inspectSample }),
    frame,
  );
  frame.card = card;
}
