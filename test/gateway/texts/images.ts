import type { TextTemplate } from './template.ts';

/** GPTs that draw, and a few for music. */
export const imageTemplates: TextTemplate[] = [
  {
    category: 'dalle',
    description:
      'Draws {} in one consistent style. Say what it is for, choose from four sketches, then refine the one you like.',
    starters: ['Four sketches of a fox', 'Same style, at night', 'Make it simpler'],
    gpts: [
      ['Logo Loom', 'logos'],
      ['Sticker Sheet', 'stickers'],
      ['Icon Orchard', 'icon sets'],
      ['Pattern Parlour', 'repeating patterns'],
      ['Mascot Maker', 'mascots'],
    ],
  },
  {
    category: 'dalle',
    description:
      'Turns your description into {}. It asks about light, mood and distance first, because they change everything.',
    starters: ['A harbour in fog', 'Warmer light', 'Try a wider frame'],
    gpts: [
      ['Watercolour Walk', 'watercolours'],
      ['Linocut Press', 'linocuts'],
      ['Blueprint Dreams', 'technical drawings'],
      ['Pixel Potter', 'pixel art'],
      ['Poster Parade', 'travel posters'],
    ],
  },
  {
    category: 'dalle',
    description: 'Makes {} for your story, with characters who look the same on every page.',
    starters: ['Introduce a shy dragon', 'The same hero, older', 'Lay out page one'],
    gpts: [
      ['Panel by Panel', 'comics'],
      ['Picture Book Bench', 'picture-book pages'],
      ['Token Tavern', 'character portraits'],
      ['Atlas of Elsewhere', 'fantasy maps'],
      ['Storyboard Sam', 'storyboards'],
    ],
  },
  {
    category: 'other',
    description:
      'Writes {} with you, names the chords, and explains why the sad part sounds sad. Exports to plain text and MIDI.',
    starters: ['Start with a bass line', 'Something for a rainy day', 'Why does this work?'],
    gpts: [
      ['Chord Cartel', 'songs'],
      ['Loop Larder', 'loops'],
      ['Chorale Clerk', 'four-part harmony'],
      ['Fiddle Finder', 'folk tunes'],
      ['Score Sketch', 'film music'],
    ],
  },
  {
    category: 'other',
    description:
      'Looks at {} and says what a trained eye sees: period, material, condition, and what to ask a seller.',
    starters: ['What is this?', 'Is it a copy?', 'How do I clean it?'],
    gpts: [
      ['Attic Appraiser', 'old furniture'],
      ['Stamp Drawer', 'stamps'],
      ['Vinyl Verdict', 'records'],
      ['Porcelain Mark', 'porcelain'],
      ['Camera Cabinet', 'old cameras'],
    ],
  },
];
