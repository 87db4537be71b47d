import { describe, expect, it } from 'vitest';
import { parseHits } from '../../../utils/gateway/parse-hits.ts';
import { parseResponse } from '../../../utils/gateway/parse-response.ts';
import { createGizmo, read } from '../support/parse-gpt.ts';

/** Bidirectional overrides, embeddings and isolates, and invisible control characters. */
const TRICKS = [
  ...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069',
  ...'\0\u0007\u0008\u001b\r\u007f\u0085\u009f',
];

describe('a bidirectional override or invisible character', () => {
  it.each(TRICKS)('%j is removed from every text of a GPT', (trick) => {
    const word = `gp${trick}j.exe`;
    const gpt = read({
      ...createGizmo(
        {
          author: {
            display_name: word,
            display_socials: [{ type: word, display_name: word }],
          },
          vanity_metrics: { num_conversations_str: word },
          default_model: word,
        },
        { name: word, description: word, prompt_starters: [word], categories: [word] },
      ),
      tools: [{ type: word }, word],
      files: [{ type: word }],
    });
    const texts = JSON.stringify(gpt);
    expect(texts).toContain('gpj.exe');
    expect(texts).not.toContain(JSON.stringify(trick).slice(1, -1));
  });

  it.each(TRICKS)('%j is removed from hits and the gateway’s message', (trick) => {
    const [hit] =
      parseHits([{ id: 'g-7QmZ0aVx4', name: `a${trick}b`, author: `c${trick}d` }]) ?? [];
    expect([hit?.name, hit?.author]).toEqual(['ab', 'cd']);
    const answer = answerOf(400, { error: { message: `no${trick}pe` } });
    expect(answer).toMatchObject({ failure: { said: 'nope' } });
  });

  it('does not include the marks, joiners and line breaks that languages need', () => {
    const name = 'שלום\u200f! 👩‍🚀 می\u200cخواهم\nنعم\tلا';
    expect(read(createGizmo({}, { name })).name).toBe(name);
  });
});

describe('the domain of an Action', () => {
  it.each([
    ['аpple.com', 'xn--pple-43d.com'],
    ['gοοgle.com', 'xn--ggle-0nda.com'],
    ['münchen.example', 'xn--mnchen-3ya.example'],
    ['api.example.com', 'api.example.com'],
    ['not a host ü', 'not a host ü'],
    ['not a host', 'not a host'],
    ['API.Example.com.', 'api.example.com'],
    ['api.example.com:8443/v1?key=1', 'api.example.com'],
    ['apple.com@evil.example', 'evil.example'],
    ['HTTPS://user:word@api.example.com/v1', 'api.example.com'],
    ['http://münchen.example', 'xn--mnchen-3ya.example'],
    ['api.\texample.com', 'api.example.com'],
  ])('%s is shown as %s', (domain, shown) => {
    const gpt = read({
      ...createGizmo({}),
      tools: [{ type: 'plugins_prototype', metadata: { domain } }],
    });
    expect(gpt.actions[0]?.domain).toBe(shown);
  });
});

function answerOf(status: number, body: unknown) {
  return parseResponse({
    status,
    contentType: 'application/json',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('the gateway’s message', () => {
  it.each([
    { error: { message: 'x'.repeat(1e6) } },
    { error: 'x'.repeat(1e6) },
    { success: false, message: 'x'.repeat(1e6) },
    { code: 400, msg: 'x'.repeat(1e6) },
  ])('is truncated to 500 characters', (body) => {
    const answer = answerOf(400, body);
    expect(JSON.stringify(answer).length).toBeLessThan(1000);
  });
});

describe('the pattern for descriptions of hits', () => {
  it.each([
    ['initials without an end', `By ${'A.'.repeat(5000)}!`],
    ['many of them', ` By ${'A.'.repeat(39)}!`.repeat(120)],
    ['spaces', `By${' '.repeat(9990)}x`],
    ['dots', `By ${'.'.repeat(9990)}`],
    ['tails without an end', 'By A. Sign up to chat'.repeat(400)],
  ])('does not backtrack: %s', (_, description) => {
    const start = performance.now();
    expect(parseHits([{ id: 'g-7QmZ0aVx4', title: 'x', description }])).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('does not backtrack on a title', () => {
    const start = performance.now();
    parseHits([{ id: 'g-7QmZ0aVx4', title: `${' - OpenAI'.repeat(30)}${' '.repeat(300)}x` }]);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('JSON with 100,000 levels', () => {
  const depth = 100_000;
  it.each([
    ['lists', '['.repeat(depth) + ']'.repeat(depth)],
    ['objects', `${'{"gizmo":'.repeat(depth)}1${'}'.repeat(depth)}`],
    [
      'in a field',
      `{"data":{"gizmo":{"name":"x","extra":${'['.repeat(depth)}${']'.repeat(depth)}}}}`,
    ],
  ])('is parsed or rejected without throwing: %s', (_, body) => {
    const answer = answerOf(200, body);
    if (answer.ok) expect(() => read({ ...createGizmo({}), extra: answer.value })).not.toThrow();
    expect(() => parseHits(answer.ok ? answer.value : undefined)).not.toThrow();
  });
});
