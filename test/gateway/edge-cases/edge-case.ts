import type { GptData } from '../gpt-data.ts';
import type { PictureKind } from '../picture-url.ts';
import type { Random } from '../random.ts';

/** An invented GPT before its id is inserted into its URLs. */
export interface Draft {
  data: GptData;
  picture: PictureKind;
}

/** A variation seen in real objects, assigned to an invented GPT so that it is guaranteed to occur. */
export interface EdgeCase {
  /** The name under which `catalogue.get` finds it. */
  key: string;
  /** The name of the GPT that is changed. */
  gpt: string;
  change: (draft: Draft, random: Random) => void;
}
