import { describe, expect, it } from 'vitest';
import {
  combineOffers,
  findAlternative,
  getChatOffer,
  getModelChoice,
} from '../../../../utils/extension-pages/chat/chat-offer.ts';
import { sumConversation } from '../../../../utils/extension-pages/chat/conversation-sum.ts';
import { estimateMessage } from '../../../../utils/extension-pages/chat/estimate-message.ts';
import type { AnswerState } from '../../../../utils/gateway/chat/conversation.ts';
import { toId } from '../../support/cache-database.ts';
import { newAnswer, question } from '../../support/conversations.ts';
import { createEntry, createInfo } from '../../support/gateways.ts';

const ID = toId(1);
const models = (...gptModels: string[]) => ({
  ...{ count: 9, gptModels, rerankModels: [], embeddingModels: [] },
});

describe('whether a gateway offers a GPT', () => {
  it.each([
    ['listed', 'gpt-4-gizmo-*'],
    ['listed', `gpt-4-gizmo-${ID}`],
    ['not-listed', `gpt-4-gizmo-${toId(2)}`],
  ] as const)('is %s if it lists %s', (offer, name) => {
    expect(getChatOffer(ID, models(name))).toBe(offer);
  });

  it('is not listed if it lists no GPTs, and unknown if its list was not read', () => {
    expect(getChatOffer(ID, models())).toBe('not-listed');
    expect(getChatOffer(ID, undefined)).toBe('unknown');
  });
});

describe('the model', () => {
  it('is the one that the user has entered for the gateway', () => {
    const entry = createEntry('a', { chatModel: 'gpt-5-gizmo-{id}' });
    expect(getModelChoice(ID, entry, undefined).model).toBe(`gpt-5-gizmo-${ID}`);
  });

  it.each(['no-channel', 'price-not-set', 'unknown-gpt'] as const)(
    'has an alternative after the failure %s',
    (kind) => {
      const choice = { model: 'a', alternative: 'b' };
      expect(findAlternative(choice, { model: 'a', kind })).toBe('b');
      expect(findAlternative(choice, { model: 'b', kind })).toBe('a');
    },
  );

  it('has no alternative that would help against other failures', () => {
    const choice = { model: 'a', alternative: 'b' };
    expect(findAlternative(choice, { model: 'a', kind: 'balance-used-up' })).toBeUndefined();
  });
});

it('the price of a message is the one that the gateway lists, or unknown', () => {
  const chat = { per: 'message', amount: 0.1 } as const;
  expect(estimateMessage(createEntry('a'), createInfo({ prices: { chat } }))).toEqual(chat);
  expect(estimateMessage(createEntry('a'), createInfo())).toBeUndefined();
  expect(estimateMessage(undefined, createInfo({ prices: { chat } }))).toBeUndefined();
});

it('the sum of a conversation counts every request that may be charged', () => {
  const turn = (place: number, ...states: [AnswerState, number?][]) => ({
    ...{ conversation: 'c', place, question: question('Why?') },
    answers: states.map(([state, cost], n) => newAnswer(`${place}${n}`, { state, cost })),
  });
  const turns = [
    turn(0, [{ at: 'stopped' }, 0.1], [{ at: 'complete' }, 0.1]),
    turn(1, [{ at: 'empty' }]),
    turn(2, [{ at: 'failed', failure: { kind: 'timeout', seconds: 90 } }]),
    turn(3, [{ at: 'failed', failure: { kind: 'limit-reached' } }]),
  ];
  expect(sumConversation(turns)).toEqual({ count: 4, priced: 2, cost: 0.2 });
});

describe('several GPTs', () => {
  it('are listed only if each of them is', () => {
    expect(combineOffers(['listed', 'listed'])).toBe('listed');
    expect(combineOffers(['listed', 'not-listed'])).toBe('not-listed');
    expect(combineOffers(['not-listed', 'unknown'])).toBe('unknown');
  });
});
