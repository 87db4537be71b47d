import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createCardView } from '../utils/card/card-view.ts';
import { createHoverController } from '../utils/hover/hover-controller.ts';
import { lensHere } from '../utils/hover/lens.ts';

export default defineUnlistedScript(() => {
  const lens = lensHere.gptLens;
  if (!lens || lens.card) return;
  // The shortcut brings a card to where nothing was pointed at.
  lens.listen();
  const view = createCardView(() => card.dismiss());
  const card = createHoverController(view, lens);
  lens.card = card;
  card.begin();
});
