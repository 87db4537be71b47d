import type { Display } from '../gpt-data.ts';
import type { EdgeCase } from './edge-case.ts';

/** Conversation starters and welcome messages. Unusual texts have their own file. */
export const textCases: EdgeCase[] = [
  displayCase('starters-null', 'Boat Baptiser', { prompt_starters: null }),
  displayCase('starters-none', 'Band Name Bureau', { prompt_starters: [] }),
  displayCase('starters-one', 'Baby Name Breeze', { prompt_starters: ['Surprise me'] }),
  displayCase('starters-twelve', 'Dungeon Scribe', {
    prompt_starters: Array.from({ length: 12 }, (_, room) => `What waits in room ${room + 1}?`),
  }),
  displayCase('welcome-message', 'Plot Thickener', {
    welcome_message: 'Hello! Tell me the one thing that your hero would never do.',
  }),
  displayCase('welcome-message-empty', 'Cold Open', { welcome_message: '' }),
];

function displayCase(key: string, gpt: string, fields: Partial<Display>): EdgeCase {
  return { key, gpt, change: ({ data }) => Object.assign(data.gizmo.display, fields) };
}
