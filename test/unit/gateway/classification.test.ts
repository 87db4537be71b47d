import { describe, expect, it } from 'vitest';
import { parseResponse } from '../../../utils/gateway/parse-response.ts';
import { FALSE_FRIENDS, TRUE_ONES } from '../../fixtures/gateway-messages.ts';

type Said = (typeof TRUE_ONES)[number]['said'][number];

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

function kindOf(status: number, body: string): string {
  const answer = parseResponse({ status, contentType: 'application/json', body });
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
