import type { TextTemplate } from './template.ts';

/** GPTs for research. */
export const researchTemplates: TextTemplate[] = [
  {
    category: 'research',
    description:
      'Finds {}, tells you how strong the evidence is, and quotes the sentence it relies on so that you can check.',
    starters: ['What do we know about sleep and memory?', 'Find the other side', 'Rate this study'],
    gpts: [
      ['Thesis X-ray', 'peer-reviewed papers'],
      ['Preprint Periscope', 'new preprints'],
      ['Trial Tracker', 'clinical trials'],
      ['Patent Prospector', 'patents'],
      ['Case Law Lookout', 'court decisions'],
    ],
  },
  {
    category: 'research',
    description:
      'Answers questions about {} and shows the numbers as a chart you can keep, with their source and their date.',
    starters: [
      'Chart the last ten years',
      'Compare two countries',
      'Where does this number come from?',
    ],
    gpts: [
      ['Census Companion', 'population statistics'],
      ['Harvest Almanac', 'crop yields'],
      ['Grid Watch', 'electricity production'],
      ['Port Authority', 'sea trade'],
      ['Rainfall Record', 'weather records'],
    ],
  },
  {
    category: 'research',
    description:
      'Reads {} with you: a map of the argument first, then the passages that matter, then questions to argue about.',
    starters: ['Map the argument', 'What would a critic say?', 'Read chapter two with me'],
    gpts: [
      ['Stoa Companion', 'ancient philosophy'],
      ['Footnote Finder', 'history books'],
      ['Scroll & Codex', 'manuscripts'],
      ['Economist on Call', 'economics papers'],
      ['Charter Reader', 'treaties'],
    ],
  },
  {
    category: 'research',
    description:
      'Helps you design {} that answer your question: sample, wording, bias, and what you may conclude afterwards.',
    starters: ['Check my questions', 'How many people do I need?', 'What could bias this?'],
    gpts: [
      ['Survey Surgeon', 'surveys'],
      ['A/B Referee', 'A/B tests'],
      ['Field Notes', 'field studies'],
      ['Diary Study Desk', 'diary studies'],
      ['Focus Group Guide', 'focus groups'],
    ],
  },
  {
    category: 'research',
    description:
      'Keeps an eye on {}: a short briefing with dates, what changed since last time, and who says otherwise.',
    starters: ['Brief me in five lines', 'What changed this month?', 'Who disagrees?'],
    gpts: [
      ['Chip Ledger', 'the chip industry'],
      ['Orbit Bulletin', 'space missions'],
      ['Battery Beat', 'battery research'],
      ['Reef Report', 'ocean life'],
      ['Rail Dispatch', 'railway projects'],
    ],
  },
  {
    category: 'research',
    description:
      'Chat with {} of any size. It cites the page for each answer and says so when the answer is not in there.',
    starters: [
      'Summarise this document',
      'Find every mention of the deadline',
      'Compare two versions',
    ],
    gpts: [
      ['Paper Trail PDF', 'PDF files'],
      ['Slide Sifter', 'slide decks'],
      ['Manual Labour', 'product manuals'],
      ['Archive Owl', 'scanned letters'],
      ['Podcast Spade', 'podcast transcripts'],
    ],
  },
];
