import type { GptData } from '../gpt-data.ts';
import type { PictureKind } from '../picture-url.ts';
import type { Random } from '../random.ts';

/** An invented GPT before its id goes into its addresses. */
export interface Draft {
  data: GptData;
  picture: PictureKind;
}

/** One variation seen in real objects, given to one invented GPT so that it surely occurs. */
export interface EdgeCase {
  /** The name under which `catalogue.get` finds it. */
  key: string;
  /** The name of the GPT that is changed. */
  gpt: string;
  change: (draft: Draft, random: Random) => void;
}
