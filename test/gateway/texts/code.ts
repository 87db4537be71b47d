import type { TextTemplate } from './template.ts';

/** GPTs for people who write programs. */
export const codeTemplates: TextTemplate[] = [
  {
    category: 'programming',
    description:
      'Reviews {} like a patient colleague: names the risk, shows the smallest fix, and says when the code is fine as it is.',
    starters: ['Review this function', 'Is this safe under load?', 'What would you delete?'],
    gpts: [
      ['Borrow Checker Buddy', 'Rust'],
      ['Gopher Gate', 'Go'],
      ['Snake Charmer Reviews', 'Python'],
      ['Type Tamer', 'TypeScript'],
      ['Segfault Sherpa', 'C and C++'],
    ],
  },
  {
    category: 'programming',
    description:
      'Writes {} from a sentence and an example, then walks through every part so that you can change it yourself.',
    starters: ['Match dates, but not times', 'Explain this one to me', 'Test it on my examples'],
    gpts: [
      ['Regex Riddler', 'regular expressions'],
      ['Cron Whisper', 'cron schedules'],
      ['jq Juggler', 'jq filters'],
      ['Shell Sage', 'shell one-liners'],
      ['SQL Sextant', 'SQL queries'],
    ],
  },
  {
    category: 'programming',
    description:
      'Finds out why your {} is broken. Paste the log, answer two questions, and follow the shortest path to a green light.',
    starters: ['Here is the log', 'It worked yesterday', 'Which step failed first?'],
    gpts: [
      ['Pipeline Plumber', 'build pipeline'],
      ['Container Doctor', 'container image'],
      ['Cluster Compass', 'Kubernetes deployment'],
      ['Bundle Detective', 'front-end bundle'],
      ['Merge Medic', 'merge'],
    ],
  },
  {
    category: 'programming',
    description:
      'Designs {} with you: asks who will use it, draws the simplest thing that works, and keeps a record of why.',
    starters: [
      'Start with the users',
      'What breaks at ten times the size?',
      'Write the decision record',
    ],
    gpts: [
      ['API Cartographer', 'web APIs'],
      ['Schema Smith', 'database schemas'],
      ['Event Horizon Architect', 'event-driven systems'],
      ['Cache Me Outside', 'caching layers'],
      ['Queue Theory', 'job queues'],
    ],
  },
  {
    category: 'programming',
    description:
      'Writes tests for {} that fail for the right reason. Begins with the behaviour, not with the lines.',
    starters: ['Test this module', 'Why is this test flaky?', 'What did I forget?'],
    gpts: [
      ['Red Green Robin', 'small libraries'],
      ['Flake Hunter', 'browser suites'],
      ['Property Prospector', 'pure functions'],
      ['Mock Turtle', 'services with many dependencies'],
      ['Fixture Fairy', 'data pipelines'],
    ],
  },
  {
    category: 'programming',
    description:
      'Makes {} usable by everyone: checks contrast, focus, names and order, and hands you the corrected markup.',
    starters: ['Check this page', 'What does a screen reader say here?', 'Fix the form'],
    gpts: [
      ['Alt Text Atelier', 'image-heavy sites'],
      ['Focus Finder', 'keyboard navigation'],
      ['Contrast Captain', 'colour themes'],
      ['Form Friend', 'long forms'],
      ['Landmark Ranger', 'document structure'],
    ],
  },
  {
    category: 'programming',
    description:
      'Your pair for {}: explains unfamiliar errors, suggests the next small step, and never rewrites more than you asked for.',
    starters: ['What does this error mean?', 'Give me the next step', 'Show me the idiomatic way'],
    gpts: [
      ['Shader Shaman', 'shaders'],
      ['Sprite Engine Pal', 'small games'],
      ['Notebook Navigator', 'data notebooks'],
      ['Solder & Code', 'microcontrollers'],
      ['Legacy Lantern', 'old COBOL programs'],
    ],
  },
];
