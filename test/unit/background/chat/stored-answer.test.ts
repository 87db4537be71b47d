import { expect, it } from 'vitest';
import { settleAnswer } from '../../../../utils/background/chat/stored-answer.ts';
import { complete, newAnswer } from '../../support/conversations.ts';

it('an abandoned answer is interrupted and keeps its text', () => {
  const stored = newAnswer('one', { text: 'Some', reasoning: 'Hm' });
  expect(settleAnswer(stored)).toEqual({ ...stored, state: { at: 'interrupted' } });
});

it('an interrupted answer gets the text that a page has shown, if that is longer', () => {
  const stored = newAnswer('one', { state: { at: 'interrupted' }, text: 'Some' });
  expect(settleAnswer(stored, { text: 'Some text', reasoning: 'Hm' })).toEqual({
    ...stored,
    text: 'Some text',
    reasoning: 'Hm',
  });
  expect(settleAnswer(stored, { text: 'So' })).toBe(stored);
});

it('an answer that has ended never changes', () => {
  const stored = complete('one', 'All');
  expect(settleAnswer(stored, { text: 'All and more' })).toBe(stored);
});
