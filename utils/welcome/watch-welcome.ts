import { createCardView } from '../card/card-view.tsx';
import { follow, type HoverView } from '../hover/follow.ts';
import { lensHere } from '../hover/lens.ts';
import { watch } from '../hover/watch.ts';
import { SAMPLE_ID } from './sample.ts';
import { createSampleView, type SampleLook } from './sample-view.tsx';

/**
 * Lets links on the welcome page be hovered as on any web page, where the extension's scripts are injected:
 * into its own pages no browser does that. The sample's link asks nobody, any other asks the gateway.
 */
export function watchWelcome(look: SampleLook): void {
  const dismiss = () => card.dismiss();
  const sample = createSampleView(look, dismiss);
  const real = createCardView(dismiss);
  const view: HoverView = {
    holds: (node) => sample.holds(node) || real.holds(node),
    show(state) {
      const isSample = state.at !== 'idle' && state.target.id === SAMPLE_ID;
      sample.show(isSample ? state : { at: 'idle' });
      real.show(isSample ? { at: 'idle' } : state);
    },
  };
  const card = follow(view);
  watch(
    () => {},
    () => false,
  );
  if (lensHere.gptLens) lensHere.gptLens.card = card;
}
