import { describe, expect, it } from 'vitest';
import { parseResponse } from '../../../utils/gateway/parse-response.ts';
import { CHAT_FALSE_FRIENDS, CHAT_MESSAGES } from '../../fixtures/chat-messages.ts';
import { FALSE_FRIENDS, type Said, TRUE_ONES } from '../../fixtures/gateway-messages.ts';

/** The message as a gateway sends it, with the request id that one-api appends. */
function bodyOf(said: Said): string {
  if (Array.isArray(said)) {
    const [message, code] = said as [string, string | number];
    return JSON.stringify({
      error: { message: `${message} (request id: 2024)`, type: 'one_api_error', code },
    });
  }
  if (typeof said === 'object') return JSON.stringify(said);
  return (
    said &&
    JSON.stringify({ error: { message: `${said} (request id: 2024)`, type: 'new_api_error' } })
  );
}

function kindOf(status: number, body: string, isChat = false): string {
  const answer = parseResponse({ status, contentType: 'application/json', body }, { isChat });
  return answer.ok ? 'data' : answer.failure.kind;
}

function rowsOf<T extends { status: number; said: Said[] }>(messages: T[]) {
  return messages.flatMap((each) =>
    each.said.map((said) => ({ ...each, said, name: JSON.stringify(said) })),
  );
}

const rows = rowsOf(TRUE_ONES);
const friends = rowsOf(FALSE_FRIENDS);

describe('classify', () => {
  it.each(rows)('classifies $status $name as $kind', ({ status, said, kind }) => {
    expect(kindOf(status, bodyOf(said))).toBe(kind);
  });

  it.each(friends)('classifies $status $name as $kind, not $like', ({ status, said, kind }) => {
    expect(kindOf(status, bodyOf(said))).toBe(kind);
  });

  it('is tested with at least 150 messages, at least half of them false friends', () => {
    const isRight = ({ status, said, kind }: (typeof rows)[number]) =>
      kindOf(status, bodyOf(said)) === kind;
    const right = [...rows, ...friends].filter(isRight).length;
    console.info(
      `Classified correctly: ${right} of ${rows.length} messages and ${friends.length} false friends.`,
    );
    expect(rows.length + friends.length).toBeGreaterThanOrEqual(150);
    expect(friends.length / rows.length).toBeGreaterThanOrEqual(1);
  });
});

const chats = rowsOf(CHAT_MESSAGES);
const chatFriends = rowsOf(CHAT_FALSE_FRIENDS);
const CHAT_KINDS = ['too-large', 'content-refused', 'price-not-set'];

describe('classify, in a chat', () => {
  it.each(chats)('classifies $status $name as $kind', ({ status, said, kind }) => {
    expect(kindOf(status, bodyOf(said), true)).toBe(kind);
  });

  it.each(chatFriends)('classifies $status $name as $kind, not $like', ({ status, said, kind }) => {
    expect(kindOf(status, bodyOf(said), true)).toBe(kind);
  });

  it('reads a 413 from its status, even if it is a web page', () => {
    const body = '<html><head><title>413 Request Entity Too Large</title></head></html>';
    const response = { status: 413, contentType: 'text/html', body };
    expect(parseResponse(response, { isChat: true })).toEqual({
      ok: false,
      failure: { kind: 'too-large', said: undefined },
    });
  });

  it('finds the kinds of chats in no response to a look-up', () => {
    const all = [...rows, ...friends, ...chats, ...chatFriends];
    const found = all.filter(({ status, said }) =>
      CHAT_KINDS.includes(kindOf(status, bodyOf(said))),
    );
    expect(all.length).toBeGreaterThan(300);
    expect(found).toEqual([]);
  });

  it('classifies all other messages as in a look-up', () => {
    const meanings = new Set(['unknown-gpt', ...CHAT_KINDS]);
    const changed = [...rows, ...friends].flatMap(({ status, said, name }) => {
      const body = bodyOf(said);
      const [lookup, chat] = [kindOf(status, body), kindOf(status, body, true)];
      return lookup === chat || meanings.has(chat) ? [] : [`${name}: ${lookup}, ${chat}`];
    });
    expect(changed).toEqual([]);
  });
});
