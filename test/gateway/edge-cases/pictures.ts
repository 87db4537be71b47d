import type { PictureKind } from '../picture-url.ts';
import type { EdgeCase } from './edge-case.ts';

/** Pictures that are missing, too large or not images. */
export const pictureCases: EdgeCase[] = [
  pictureCase('none', 'Logo Loom'),
  pictureCase('not-found', 'Linocut Press'),
  pictureCase('expired', 'Blueprint Dreams'),
  pictureCase('huge', 'Poster Parade'),
  pictureCase('html', 'Pixel Potter'),
  pictureCase('svg', 'Icon Orchard'),
  pictureCase('broken', 'Sticker Sheet'),
  pictureCase('escaped-url', 'Mascot Maker'),
];

function pictureCase(picture: PictureKind, gpt: string): EdgeCase {
  return {
    key: `picture-${picture}`,
    gpt,
    change: (draft) => {
      draft.picture = picture;
    },
  };
}
