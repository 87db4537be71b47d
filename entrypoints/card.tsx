import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createCardView } from '../utils/card/card-view.ts';
import { createHoverController } from '../utils/hover/hover-controller.ts';
import { lensHere } from '../utils/hover/lens.ts';

export default defineUnlistedScript(() => {
  // The shortcut brings a card to where nothing was pointed at.
  const lens = lensHere.gptLens?.wake();
  if (!lens || lens.card) return;
  const view = createCardView(() => card.dismiss());
  const card = createHoverController(view, lens);
  lens.card = card;
  card.begin();
});
