import { each, type Variation, type Variations } from './variation.ts';

/** Starters, texts that are hard to show, and pictures. */
export const textVariations: Variations = {
  'null starters': ({ gizmo }) => gizmo.display.prompt_starters === null,
  'no starters': ({ gizmo }) => gizmo.display.prompt_starters?.length === 0,
  'many starters': ({ gizmo }) => gizmo.display.prompt_starters?.length === 12,
  'a welcome message': ({ gizmo }) => Boolean(gizmo.display.welcome_message),
  'an empty welcome message': ({ gizmo }) => gizmo.display.welcome_message === '',
  'an empty name': ({ gizmo }) => gizmo.display.name === '',
  'a very long name': ({ gizmo }) => gizmo.display.name.length > 150,
  'a very long description': ({ gizmo }) => gizmo.display.description.length > 2_000,
  'a very long starter': ({ gizmo }) =>
    gizmo.display.prompt_starters?.some((starter) => starter.length > 200) ?? false,
  ...each(
    'written in',
    ['en', 'zh', 'ar', 'he', 'ja', 'ko'],
    (language) => (_, entry) => entry.language === language,
  ),
  'an emoji': named(/\p{Extended_Pictographic}/u),
  'combining marks': named(/\p{M}{2}/u),
  'a bidirectional override': named(/\u202e/),
  'markup in the name': named(/<img/),
  'a line break in the name': named(/\n/),

  'no picture': ({ gizmo }) => gizmo.display.profile_picture_url === null,
  'an escaped picture address': ({ gizmo }) =>
    gizmo.display.profile_picture_url?.includes('&amp;') ?? false,
  ...each(
    'a picture that is',
    ['png', 'not-found', 'expired', 'huge', 'html', 'svg'],
    (kind) => (_, entry) => entry.picture === kind,
  ),
};

function named(pattern: RegExp): Variation {
  return ({ gizmo }) => pattern.test(gizmo.display.name);
}
