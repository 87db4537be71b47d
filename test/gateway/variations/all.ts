import { abilityVariations } from './abilities.ts';
import { actionVariations } from './actions.ts';
import { identityVariations } from './identity.ts';
import { listingVariations } from './listing.ts';
import { ratingVariations } from './ratings.ts';
import { textVariations } from './texts.ts';
import type { Variations } from './variation.ts';

/** Every variation of real objects. The catalogue contains each at least once. */
export const variations: Variations = {
  ...identityVariations,
  ...ratingVariations,
  ...abilityVariations,
  ...actionVariations,
  ...listingVariations,
  ...textVariations,
};
