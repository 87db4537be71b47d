import { actionCases } from './actions.ts';
import { authorCases } from './authors.ts';
import type { EdgeCase } from './edge-case.ts';
import { fileCases } from './files.ts';
import { listingCases } from './listing.ts';
import { pictureCases } from './pictures.ts';
import { ratingCases } from './ratings.ts';
import { textCases } from './texts.ts';
import { toolCases } from './tools.ts';

/** Every edge case, by the name of the GPT that gets it. */
export const edgeCases: ReadonlyMap<string, EdgeCase> = new Map(
  [
    ...actionCases,
    ...authorCases,
    ...fileCases,
    ...listingCases,
    ...pictureCases,
    ...ratingCases,
    ...textCases,
    ...toolCases,
  ].map((edgeCase) => [edgeCase.gpt, edgeCase]),
);
