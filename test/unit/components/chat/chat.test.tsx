import { describe, expect, it } from 'vitest';
import { AnswerEnd, type LastAnswer } from '../../../../components/chat/answer-end.tsx';
import { AnswerMessage } from '../../../../components/chat/answer-message.tsx';
import { ChatHead } from '../../../../components/chat/chat-head.tsx';
import { ChatIntro } from '../../../../components/chat/chat-intro.tsx';
import { MessageList } from '../../../../components/chat/message-list.tsx';
import type { AnswerState } from '../../../../utils/gateway/chat/conversation.ts';
import { createI18n } from '../../../../utils/i18n/i18n.ts';
import {
  ACTIONS,
  ALTERNATIVE,
  createAnswer,
  createTurn,
  createTurns,
  failed,
} from '../../../gallery/chat-fixtures.ts';
import { NOW, noop } from '../../../gallery/fixtures.ts';
import { toId } from '../../support/cache-database.ts';
import { findFlaw, LANGUAGES, renderIn } from '../../support/render.tsx';

const LAST = { alternative: undefined, topUpUrl: undefined, now: NOW };

const toText = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const buttonsIn = (html: string) =>
  [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, inner = '']) => toText(inner).trim());

function renderEnd(state: AnswerState, last: LastAnswer | 'not-last' = LAST) {
  const answer = createAnswer('', state);
  return renderIn(
    'en',
    <AnswerEnd {...{ answer, actions: ACTIONS, last: last === 'not-last' ? undefined : last }} />,
  );
}

describe('the end of an answer', () => {
  it('is not mentioned if the answer is complete or still streams', () => {
    expect(renderEnd({ at: 'complete' })).toBe('');
    expect(renderEnd({ at: 'streaming' })).toBe('');
  });

  it.each<[AnswerState, string, string[]]>([
    [{ at: 'stopped' }, 'may still charge', ['Ask again']],
    [{ at: 'empty' }, 'may have been charged', ['Ask again']],
    [{ at: 'interrupted' }, 'may have been charged', ['Ask again']],
    [{ at: 'cut-off', by: 'end' }, 'may be cut off', ['Continue', 'Ask again']],
    [{ at: 'cut-off', by: 'length' }, 'maximum length', ['Continue', 'Ask again']],
    [failed('timeout'), 'may have been charged', ['Ask again']],
    [failed('key-refused'), 'expired', ['Open settings', 'Ask again']],
    [failed('no-access'), 'Allow access', ['Allow access', 'Ask again']],
    [failed('limit-reached'), 'per day', ['Open settings', 'Ask again']],
  ])('is said in a sentence with buttons that help: %j', (state, words, buttons) => {
    const html = renderEnd(state);
    expect(toText(html)).toContain(words);
    expect(buttonsIn(html)).toEqual(buttons);
  });

  it('has no buttons for an answer that is not the last', () => {
    expect(buttonsIn(renderEnd({ at: 'stopped' }, 'not-last'))).toEqual([]);
  });

  it('offers another model by its name', () => {
    const html = renderEnd(failed('no-channel'), { ...LAST, alternative: ALTERNATIVE });
    expect(buttonsIn(html)).toEqual([`Try as ${ALTERNATIVE}`, 'Ask again']);
  });

  it('links to where the balance is topped up, only if that helps', () => {
    const last = { ...LAST, topUpUrl: 'https://gateway.example/topup' };
    expect(renderEnd(failed('balance-used-up'), last)).toContain('href="https://gateway.example');
    expect(renderEnd(failed('timeout'), last)).not.toContain('href');
  });

  it('quotes the gateway as text', () => {
    const failure = { kind: 'refused', said: '<b>no</b>' } as const;
    expect(renderEnd({ at: 'failed', failure })).toContain('&lt;b>no&lt;/b>');
  });
});

describe('the messages', () => {
  it.each(LANGUAGES)('are a list that names who speaks, in %s', (language) => {
    const turns = createTurns(createI18n(language), { at: 'complete' });
    const html = renderIn(
      language,
      <MessageList turns={turns} name="Plotter" omittedTurns={0} last={LAST} actions={ACTIONS} />,
    );
    const speakers = [...html.matchAll(/class="speaker">(.*?)<\/p>/g)].map(([, name = '']) =>
      toText(name).trim(),
    );
    const you = language === 'en' ? 'You' : '你';
    expect(speakers).toEqual([you, 'Plotter', you, 'Plotter']);
    expect(html).toMatch(/^<ol [^>]*aria-label="[^"]+"/);
  });

  it('say where the history is cut', () => {
    const turns = createTurns(createI18n('en'), { at: 'complete' });
    const render = (omittedTurns: number) =>
      renderIn(
        'en',
        <MessageList {...{ turns, omittedTurns, last: LAST, actions: ACTIONS, name: undefined }} />,
      );
    expect(render(0)).not.toContain('history-cut');
    const cut = render(1);
    expect(cut.indexOf('history-cut')).toBeGreaterThan(cut.indexOf('two bicycles'));
    expect(cut.indexOf('history-cut')).toBeLessThan(cut.indexOf('a rest?'));
    expect(render(2).indexOf('history-cut')).toBeGreaterThan(render(2).indexOf('a rest?'));
  });

  it('show questions as text, and no live region around an answer', () => {
    const turn = createTurn(0, '<b>**Why?**</b>', [createAnswer('Be**cause', { at: 'streaming' })]);
    const html = renderIn(
      'en',
      <MessageList
        {...{ turns: [turn], omittedTurns: 0, last: LAST, actions: ACTIONS, name: undefined }}
      />,
    );
    expect(html).toContain('&lt;b>**Why?**&lt;/b>');
    expect(html).not.toMatch(/aria-live|role="(?:log|alert)"/);
  });
});

describe('an answer', () => {
  const render = (...answers: Parameters<typeof AnswerMessage>[0]['answers']) =>
    renderIn(
      'en',
      <AnswerMessage {...{ answers, name: undefined, last: LAST, actions: ACTIONS }} />,
    );

  it('can be copied when it has ended', () => {
    expect(buttonsIn(render(createAnswer('Yes', { at: 'complete' })))).toEqual(['Copy answer']);
    expect(buttonsIn(render(createAnswer('Ye', { at: 'streaming' })))).toEqual([]);
  });

  it('says that it is awaited until there is text', () => {
    expect(render(createAnswer('', { at: 'streaming' }))).toContain('Answering…');
    expect(render(createAnswer('Ye', { at: 'streaming' }))).not.toContain('Answering…');
  });

  it('folds reasoning, and earlier answers that have a text', () => {
    const html = render(
      createAnswer('First try', { at: 'interrupted' }),
      createAnswer('', { at: 'empty' }),
      createAnswer('Last', { at: 'complete' }, { reasoning: 'Hm.' }),
    );
    const summaries = [...html.matchAll(/<summary>(.*?)<\/summary>/g)].map(([, text]) => text);
    expect(summaries).toEqual(['1 earlier answer', 'Reasoning']);
    expect(html).not.toContain('<details open');
  });
});

describe('before the first message', () => {
  const render = (changed: Partial<Parameters<typeof ChatIntro>[0]> = {}) =>
    renderIn(
      'en',
      <ChatIntro
        {...{ starters: ['Plan a trip'], price: undefined, gatewayName: 'My gateway' }}
        {...{ offer: 'not-listed', keeping: 'kept', onFill: noop, ...changed }}
      />,
    );

  it('the user learns what a message costs, who reads it, and that nobody knows who answers', () => {
    const text = toText(render());
    expect(text).toContain('Usually about $0.10 a message; your gateway may differ');
    expect(text).toContain('operator’s ChatGPT account');
    expect(text).toContain('Nobody can prove that this GPT itself answers');
    expect(text).toContain('My gateway doesn’t list chats with GPTs. They may still work.');
    expect(text).toContain('kept in this browser only');
    const price = { per: 'message', amount: 0.05 } as const;
    expect(toText(render({ price }))).toContain('About $0.05 a message');
  });

  it('starters are buttons', () => {
    expect(buttonsIn(render())).toEqual(['Plan a trip']);
    expect(render({ starters: [] })).not.toContain('Conversation starters');
  });

  it('a GPT that is not cached has its id, and no button that would look it up', () => {
    const html = renderIn(
      'en',
      <ChatHead
        {...{ id: toId(1), name: undefined, gpt: undefined, picture: undefined }}
        {...{ onOpenDetails: noop, onOpenAll: noop }}
      />,
    );
    expect(html).toContain(toId(1));
    expect(buttonsIn(html)).toEqual(['All chats']);
    expect(findFlaw(html)).toBeUndefined();
  });
});
