import type { TextTemplate } from './template.ts';

/** GPTs for the office. */
export const workTemplates: TextTemplate[] = [
  {
    category: 'productivity',
    description:
      'Reads your {}, sorts every line into categories you choose, and explains what it was unsure about before it totals the month.',
    starters: [
      'Sort my {}',
      'Which of these could I cancel?',
      'Explain the entries you were unsure about',
    ],
    gpts: [
      ['Penny Pilot', 'bank exports'],
      ['Receipt Wrangler', 'travel receipts'],
      ['Invoice Lantern', 'supplier invoices'],
      ['Tab Keeper', 'subscription charges'],
      ['Petty Cash Pal', 'petty cash notes'],
    ],
  },
  {
    category: 'productivity',
    description:
      'Turns {} into decisions, owners and dates, and marks what nobody agreed to do. No transcript is too messy.',
    starters: ['Who promised what?', 'Write the follow-up mail', 'What is still open?'],
    gpts: [
      ['Minutes in Minutes', 'meeting transcripts'],
      ['Stand-up Scribe', 'daily stand-ups'],
      ['Boardroom Digest', 'board papers'],
      ['Workshop Harvest', 'workshop whiteboards'],
      ['Call Notes Concierge', 'sales calls'],
    ],
  },
  {
    category: 'productivity',
    description:
      'Prepares you for {}: realistic questions, a candid score for each answer, and one thing to practise tomorrow.',
    starters: [
      'Start with an easy question',
      'Interview me for an hour',
      'How do I answer about pay?',
    ],
    gpts: [
      ['Interview Sparring', 'job interviews'],
      ['Visa Desk Rehearsal', 'visa interviews'],
      ['Pitch Gauntlet', 'investor meetings'],
      ['Panel Practice', 'academic panels'],
      ['Review Season Coach', 'performance reviews'],
    ],
  },
  {
    category: 'productivity',
    description:
      'Drafts {} from a few bullet points, in plain words, and lists every gap that a careful reader would ask about.',
    starters: ['Start from my bullet points', 'Make it one page', 'What is missing?'],
    gpts: [
      ['Proposal Foundry', 'project proposals'],
      ['Grant Wright', 'grant applications'],
      ['Tender Tailor', 'public tenders'],
      ['Policy Plain', 'internal policies'],
      ['Handover Helper', 'handover notes'],
    ],
  },
  {
    category: 'productivity',
    description:
      'Builds and repairs {}. Paste what you have, say what it should do, and get a version that explains itself cell by cell.',
    starters: ['Why does this formula fail?', 'Make it faster', 'Explain it to a beginner'],
    gpts: [
      ['Formula Mechanic', 'spreadsheet formulas'],
      ['Pivot Whisperer', 'pivot tables'],
      ['Macro Medic', 'old macros'],
      ['Query Gardener', 'reporting queries'],
      ['Gantt & Tonic', 'project timelines'],
    ],
  },
  {
    category: 'other',
    description:
      'Explains {} in everyday language, clause by clause, and flags what is unusual. It informs; it does not replace a lawyer.',
    starters: [
      'What am I agreeing to?',
      'Is this clause usual?',
      'What should I ask before I sign?',
    ],
    gpts: [
      ['Fine Print', 'rental contracts'],
      ['NDA Navigator', 'non-disclosure agreements'],
      ['Terms Untangled', 'terms of service'],
      ['Clause & Effect', 'employment contracts'],
      ['Warranty Watch', 'warranties'],
    ],
  },
  {
    category: 'productivity',
    description:
      'Plans {} around the time and energy you really have, then moves things when the day does not go as planned.',
    starters: ['Plan my week', 'I lost the morning, replan', 'What can wait?'],
    gpts: [
      ['Calm Calendar', 'working weeks'],
      ['Two-Hour Tuesday', 'deep-work blocks'],
      ['Semester Captain', 'study terms'],
      ['Shift Shuffler', 'shift rosters'],
      ['Launch Countdown', 'product launches'],
    ],
  },
];
