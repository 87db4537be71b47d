import type { TextTemplate } from './template.ts';

/** GPTs that teach. */
export const learningTemplates: TextTemplate[] = [
  {
    category: 'education',
    description:
      'Teaches {} by asking, not telling. You get the next hint only after a try, and a worked solution at the end.',
    starters: ['Give me a warm-up', 'I am stuck at step two', 'Test me'],
    gpts: [
      ['Eigen Guide', 'linear algebra'],
      ['Carbon Copybook', 'organic chemistry'],
      ['Free Body Friend', 'mechanics'],
      ['Proof Garden', 'proofs'],
      ['Odds & Evens', 'probability'],
    ],
  },
  {
    category: 'education',
    description:
      'A conversation partner for {}. It answers at your level, corrects the one mistake that matters, and remembers your words.',
    starters: ['Talk about my weekend', 'Correct me strictly', 'Teach me ten useful words'],
    gpts: [
      ['Café Lingua', 'French'],
      ['Tandem Tuesday', 'German'],
      ['Samba Syllables', 'Portuguese'],
      ['Kana Kitchen', 'Japanese'],
      ['Caesar’s Tutor', 'Latin'],
    ],
  },
  {
    category: 'education',
    description:
      'Makes a lesson on {} in the time the kettle boils: a hook, an activity, a quick check, and something for those who finish early.',
    starters: ['A lesson for ten-year-olds', 'No screens, please', 'Write the worksheet'],
    gpts: [
      ['Volcano Monday', 'earth science'],
      ['Fractions at Lunch', 'fractions'],
      ['Civics Sandbox', 'how laws are made'],
      ['Sonnet Starter', 'poetry'],
      ['Map Room', 'geography'],
    ],
  },
  {
    category: 'education',
    description:
      'Drills you for {} with questions in the style of the real thing, spaced so that you meet your weak spots again.',
    starters: ['Twenty questions', 'Only my weak topics', 'Explain why B is wrong'],
    gpts: [
      ['Pass Plus', 'the driving theory test'],
      ['Ward Round Quiz', 'medical finals'],
      ['Bar Flashcards', 'the bar exam'],
      ['Cloud Cert Coach', 'cloud certificates'],
      ['Citizenship Cards', 'citizenship tests'],
    ],
  },
  {
    category: 'education',
    description:
      'Lets you interview {}. Answers stay within what the sources say, and a note tells you where the sources fall silent.',
    starters: ['Describe an ordinary day', 'What did you fear?', 'Show me your sources'],
    gpts: [
      ['Lighthouse Keeper', 'a lighthouse keeper of 1880'],
      ['Silk Road Trader', 'a trader on the Silk Road'],
      ['Night Watchman', 'a night watchman in an old town'],
      ['Clockmaker', 'a clockmaker of the 1700s'],
      ['Polar Log', 'a member of a polar expedition'],
    ],
  },
  {
    category: 'education',
    description:
      'Explains {} five ways, from a child’s picture to an expert’s formula. Stop at the one that clicks.',
    starters: [
      'Start with the picture',
      'Now like I am an engineer',
      'What is everyone getting wrong?',
    ],
    gpts: [
      ['Qubit Quokka', 'quantum computing'],
      ['Gene Genie', 'genetics'],
      ['Inflation Explained', 'inflation'],
      ['Neural Notebook', 'neural networks'],
      ['Tide Tables', 'tides'],
    ],
  },
];
