import type { TextTemplate } from './template.ts';

/** GPTs for people who write. */
export const writingTemplates: TextTemplate[] = [
  {
    category: 'writing',
    description:
      'Edits {} with a light hand. Every change comes with its reason, and your voice stays yours.',
    starters: ['Edit this lightly', 'Cut it by a third', 'Where do I repeat myself?'],
    gpts: [
      ['Gentle Red Pen', 'essays'],
      ['Blog Barber', 'blog posts'],
      ['Cover Letter Carpenter', 'cover letters'],
      ['Abstract Artisan', 'abstracts'],
      ['Newsletter Nib', 'newsletters'],
    ],
  },
  {
    category: 'writing',
    description:
      'Builds {} with you, scene by scene: wants, obstacles, and the surprising thing that was true all along.',
    starters: ['Give me an opening image', 'My hero is too nice', 'What happens in the middle?'],
    gpts: [
      ['Plot Thickener', 'novels'],
      ['Cold Open', 'screenplays'],
      ['Dungeon Scribe', 'tabletop adventures'],
      ['Bedtime Loom', 'bedtime stories'],
      ['Flash Fiction Forge', 'very short stories'],
    ],
  },
  {
    category: 'writing',
    description:
      'Writes {} that sound like a person wrote them. Tell it who will read, and what they should feel on the last line.',
    starters: ['For my best friend', 'Make it funnier', 'Under one minute, please'],
    gpts: [
      ['Toastmaker', 'wedding toasts'],
      ['Eulogy Companion', 'eulogies'],
      ['Card Table Poet', 'birthday cards'],
      ['Dear Neighbour', 'difficult letters'],
      ['Ode Dispenser', 'odes to everyday things'],
    ],
  },
  {
    category: 'writing',
    description:
      'Translates {} and keeps the tone. It shows the choices it made and what a literal version would have said.',
    starters: ['Translate this into Spanish', 'More formal', 'What is lost here?'],
    gpts: [
      ['Menu Interpreter', 'menus'],
      ['Lyric Bridge', 'song lyrics'],
      ['Subtitle Smith', 'subtitles'],
      ['Polite Post', 'business mail'],
      ['Idiom Ferry', 'idioms'],
    ],
  },
  {
    category: 'writing',
    description:
      'Turns features into {} that people finish reading. No exclamation marks were harmed, and few were used.',
    starters: ['Write three versions', 'Who is this for?', 'Shorten the headline'],
    gpts: [
      ['Landing Line', 'landing pages'],
      ['Shelf Talker', 'product descriptions'],
      ['Caption Cat', 'captions'],
      ['App Store Bard', 'app store listings'],
      ['Press Room', 'press releases'],
    ],
  },
];
