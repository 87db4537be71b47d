import { describe, expect, it } from 'vitest';
import { parseResponse } from '../../../utils/gateway/parse-response.ts';
import { FALSE_FRIENDS, TRUE_ONES } from '../../fixtures/gateway-messages.ts';

type Said = (typeof TRUE_ONES)[number]['said'][number];

/** The message as a gateway sends it, with what one-api puts behind each of its own. */
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

describe('a message of a gateway', () => {
  it.each(rows)('$status $name means $kind', ({ status, said, kind }) => {
    expect(kindOf(status, bodyOf(said))).toBe(kind);
  });

  it.each(friends)('$status $name means $kind, not $like', ({ status, said, kind }) => {
    expect(kindOf(status, bodyOf(said))).toBe(kind);
  });

  it('is one of a corpus of 150 and more, with as many false friends as true ones', () => {
    const isRight = ({ status, said, kind }: (typeof rows)[number]) =>
      kindOf(status, bodyOf(said)) === kind;
    const right = [...rows, ...friends].filter(isRight).length;
    console.info(
      `Classified right: ${right} of ${rows.length} true ones and ${friends.length} false friends.`,
    );
    expect(rows.length + friends.length).toBeGreaterThanOrEqual(150);
    expect(friends.length / rows.length).toBeGreaterThanOrEqual(1);
  });
});
