import { describe, expect, it } from 'vitest';
import type {
  Answer,
  Attachment,
  Question,
  Turn,
} from '../../../../utils/gateway/chat/conversation.ts';
import { toChatMessages } from '../../../../utils/gateway/chat/to-chat-messages.ts';

const IMAGE: Attachment = { kind: 'image', name: 'cat.jpg', dataUrl: 'data:image/jpeg;base64,AA' };
const NOTES: Attachment = { kind: 'text', name: 'my\n notes.txt', text: 'One\nTwo' };

function answer(text: string, parts: Partial<Answer> = {}): Answer {
  const state = { at: 'complete' } as const;
  return { id: text, state, text, model: 'm', gatewayId: 'g', startedAt: 0, ...parts };
}

function turn(text: string, answers: Answer[], attachments: Attachment[] = []): Turn {
  const question: Question = { text, attachments, sentAt: 0 };
  return { conversation: 'c', place: 0, question, answers };
}

const LAST = turn('And now?', []);
const NOW = { role: 'user', content: 'And now?' };

function contentsOf(turns: Turn[]): unknown[] {
  return toChatMessages(turns).map(({ content }) => content);
}

describe('toChatMessages', () => {
  it('sends questions and answers in turn, and no system message', () => {
    expect(toChatMessages([turn('Hi', [answer('Hello')]), LAST])).toEqual([
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello' },
      NOW,
    ]);
  });

  it('sends the text of answers that were stopped or cut off, without thoughts', () => {
    const cutOff = answer('Hel', { state: { at: 'cut-off', by: 'end' }, reasoning: 'Hm' });
    const stopped = answer('Wor', { state: { at: 'stopped' } });
    expect(contentsOf([turn('1', [cutOff]), turn('2', [stopped]), LAST])).toEqual([
      ...['1', 'Hel', '2', 'Wor'],
      'And now?',
    ]);
  });

  it('sends the last of several answers to a question', () => {
    const answers = [answer('Hel', { state: { at: 'interrupted' } }), answer('Hello')];
    expect(contentsOf([turn('Hi', answers), LAST])).toEqual(['Hi', 'Hello', 'And now?']);
  });

  it('leaves out all answers of the last turn, because it is asked again', () => {
    const answers = [answer(''), answer('Hel', { state: { at: 'interrupted' } })];
    expect(toChatMessages([turn('And now?', answers)])).toEqual([NOW]);
  });

  it.each(['', ' \n'])('leaves out an answer without text, but not its question: %j', (text) => {
    const empty = answer(text, { state: { at: 'empty' } });
    expect(contentsOf([turn('Hi', [empty]), LAST])).toEqual(['Hi', 'And now?']);
    expect(contentsOf([turn('Hi', []), LAST])).toEqual(['Hi', 'And now?']);
  });

  it('leaves out a question without an answer if it is asked again later', () => {
    const failed = answer('', { state: { at: 'failed', failure: { kind: 'offline' } } });
    const turns = [turn('And now?', [failed]), turn('Hi', [answer('Hello')]), LAST];
    expect(contentsOf(turns)).toEqual(['Hi', 'Hello', 'And now?']);
  });

  it('keeps a question without an answer if the later one has other attachments', () => {
    expect(contentsOf([turn('And now?', [], [NOTES]), LAST])).toHaveLength(2);
    expect(contentsOf([turn('x', [], [NOTES]), turn('x', [], [IMAGE])])).toHaveLength(2);
    expect(contentsOf([turn('x', [], [IMAGE]), turn('x', [], [NOTES])])).toHaveLength(2);
    expect(contentsOf([turn('x', [], [NOTES]), turn('x', [], [{ ...NOTES }])])).toHaveLength(1);
    expect(contentsOf([turn('x', [], [IMAGE]), turn('x', [], [{ ...IMAGE }])])).toHaveLength(1);
  });

  it('keeps a question with an answer even if it is asked again', () => {
    expect(contentsOf([turn('And now?', [answer('Yes')]), LAST])).toEqual([
      ...['And now?', 'Yes', 'And now?'],
    ]);
  });

  it('sends text files as text, with their name on a line above', () => {
    expect(contentsOf([turn('Sum up', [], [NOTES])])).toEqual([
      'Sum up\n\n--- my notes.txt ---\nOne\nTwo',
    ]);
    expect(contentsOf([turn('', [], [NOTES])])).toEqual(['--- my notes.txt ---\nOne\nTwo']);
  });

  it('sends pictures as parts after the text', () => {
    const image = { type: 'image_url', image_url: { url: 'data:image/jpeg;base64,AA' } };
    expect(contentsOf([turn('What is it?', [], [IMAGE, NOTES])])).toEqual([
      [{ type: 'text', text: 'What is it?\n\n--- my notes.txt ---\nOne\nTwo' }, image],
    ]);
    expect(contentsOf([turn('', [], [IMAGE])])).toEqual([[image]]);
  });
});
