import { describe, expect, it } from 'vitest';
import { measureHistory, toRequest } from '../../../../utils/extension-pages/chat/history.ts';
import type { Turn } from '../../../../utils/gateway/chat/conversation.ts';
import { isRequestTooLarge } from '../../../../utils/messages/chat-port.ts';
import { complete, newAnswer, question } from '../../support/conversations.ts';

function turn(place: number, text: string, answer: string | undefined): Turn {
  const answers = [answer === undefined ? newAnswer(`${place}`) : complete(`${place}`, answer)];
  return { conversation: 'c', place, question: question(text), answers };
}

const TURNS = [turn(0, 'First', 'One '.repeat(100)), turn(1, 'Second', 'Two '.repeat(100))];

describe('the history of a conversation', () => {
  it('has no length before the first question', () => {
    expect(measureHistory([])).toEqual({ tokens: 0, omittedTurns: 0 });
  });

  it('is as long as the messages that are sent with the next question', () => {
    const { tokens, omittedTurns } = measureHistory(TURNS);
    expect(omittedTurns).toBe(0);
    // Two answers of 400 characters, mostly letters.
    expect(tokens).toBeGreaterThan(160);
    expect(tokens).toBeLessThan(300);
  });

  it('is cut at the limit, and says how many turns are left out', () => {
    const limited = measureHistory(TURNS, 150);
    expect(limited.omittedTurns).toBe(1);
    expect(limited.tokens).toBeLessThanOrEqual(150);
    expect(measureHistory(TURNS, 10)).toEqual({ tokens: 0, omittedTurns: 2 });
  });

  it('counts turns that were never answered and repeated later as left out, too', () => {
    const turns = [
      turn(0, 'First', 'One '.repeat(100)),
      turn(1, 'Second', ''),
      turn(2, 'Second', 'Two '.repeat(100)),
    ];
    expect(measureHistory(turns, 150).omittedTurns).toBe(1);
    expect(measureHistory(turns, 10).omittedTurns).toBe(3);
  });

  it('leaves out old pictures if the background would refuse to send all of them', () => {
    const dataUrl = `data:image/jpeg;base64,${'A'.repeat(340_000)}`;
    const images = Array.from({ length: 4 }, () => ({
      kind: 'image' as const,
      name: 'a',
      dataUrl,
    }));
    const turns = Array.from({ length: 7 }, (_, place) => {
      const { question: asked, ...rest } = turn(place, `Question ${place}`, 'One');
      return { ...rest, question: { ...asked, attachments: images } };
    });
    const messages = toRequest(turns);
    expect(isRequestTooLarge(messages)).toBe(false);
    expect(messages).toHaveLength(9);
    expect(measureHistory(turns).omittedTurns).toBe(2);
  });

  it('is measured as it is sent', () => {
    const next = turn(2, 'Third', undefined);
    expect(toRequest([...TURNS, next], 150)).toHaveLength(3);
    expect(toRequest([...TURNS, next])).toHaveLength(5);
    expect(toRequest([...TURNS, next], 1)).toEqual([{ role: 'user', content: 'Third' }]);
  });
});
