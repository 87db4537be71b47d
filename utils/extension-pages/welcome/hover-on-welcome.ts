import { createCardView } from '../../content/card/card-view.ts';
import { createHoverController } from '../../content/hover/hover-controller.ts';
import { lensHere } from '../../content/watcher/frame-state.ts';
import { lens } from '../../content/watcher/watch.ts';
import type { Text } from '../../i18n/translate.ts';
import { type Inspect, inspect } from '../../messages/send.ts';
import type { Appearance } from '../../settings/appearance.ts';
import { SAMPLE_ID, sampleAnswer } from './sample.ts';

/**
 * Lets links on the welcome page be hovered as on any web page, where the extension's scripts are injected:
 * into its own pages no browser does that. The sample's link asks nobody, any other asks the gateway.
 */
export function watchWelcome(appearance: Appearance, text: Text): void {
  const inspectSample: Inspect = (inspection, hear) => {
    if (inspection.id !== SAMPLE_ID) return inspect(inspection, hear);
    hear({ appearance });
    hear({ answer: sampleAnswer(text, Date.now()) });
    return () => {};
  };
  lensHere.gptLens = lens;
  lens.listen();
  const card = createHoverController(
    createCardView(() => card.dismiss(), { inspect: inspectSample }),
    lens,
  );
  lens.card = card;
}
