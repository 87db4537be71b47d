import { describe, expect, it } from 'vitest';
import {
  type Failure,
  type FailureKind,
  removeGatewayMessage,
} from '../../../utils/gateway/failure.ts';
import { createGizmo, read, readEntry } from '../support/parse-gpt.ts';
import {
  expectPresentable,
  findFlaw,
  LANGUAGES,
  NOW,
  renderCard,
  renderDetails,
  toCachedGpt,
} from '../support/render.tsx';

describe('findFlaw', () => {
  it.each([
    '<p>by undefined</p>',
    '<p>null</p>',
    '<b>NaN stars</b>',
    '<p>[object Object]</p>',
    '<dd>Invalid Date</dd>',
    '<p>You looked up {asked}</p>',
    '<ul><li></li></ul>',
    '<li><svg><path d="M1"></path></svg><bdi></bdi></li>',
    '<dl><dt>Created</dt><dd> </dd></dl>',
    '<h2><bdi>\u200b</bdi></h2>',
    '<a href="http://a.example/">a</a>',
    '<a href="javascript:alert(1)">a</a>',
  ])('reports a flaw in %s', (html) => {
    expect(findFlaw(html)).toBeDefined();
  });

  it('accepts correct markup', () => {
    expect(
      findFlaw('<li><svg></svg><b>1</b></li><a href="https://a.example/">a</a>'),
    ).toBeUndefined();
  });
});

describe('a GPT with only an id', () => {
  const bare = read({ id: 'g-7QmZ0aVx4' });

  it('renders unknown fields as unknown instead of none or zero', () => {
    expectPresentable(bare);
    const html = renderDetails(bare, 'en');
    expect(html).toContain('Tools unknown');
    expect(html).toContain('Ratings and conversations unknown');
    expect(html).toContain('author unknown');
    expect(html).not.toMatch(/<dl|No tools|No ratings|no attachments|>0|0 files/);
  });
});

describe('the documented GPT', () => {
  it('renders all parts of the card in English', () => {
    const html = renderCard({ found: true, cached: toCachedGpt(readEntry('documented')) }, 'en');
    for (const words of [
      'aria-label="Code Guru"',
      'by Ryan J Topps',
      '4.27',
      '220 ratings',
      '25K+',
      'Web browsing',
      'Image generation',
      'Code and data analysis',
      'Nov 2023',
      'Programming',
      'In the store',
      'any file',
      'from 1 min. ago',
      'You looked up g-2fkFE8rbu, but the gateway returned g-k3IqoCe1l.',
    ]) {
      expect(html).toContain(words);
    }
  });

  it('renders in Chinese', () => {
    const html = renderCard({ found: true, cached: toCachedGpt(readEntry('documented')) }, 'zh_CN');
    for (const words of ['作者 Ryan J Topps', '220 个评分', '2.5万+', '2023年11月', '编程']) {
      expect(html).toContain(words);
    }
  });
});

it('says that a GPT accepts no attachments, and nothing if that is unknown', () => {
  const attachments = { accepted_mime_types: [], image_mime_types: [] };
  const none = read({ ...createGizmo({}), product_features: { attachments } });
  expect(renderDetails(none, 'en')).toContain('no attachments');
  expect(renderDetails(read(createGizmo({})), 'en')).not.toMatch(/attachment|Accepts/);
});

describe('an Action', () => {
  it('shows its domain, sign-in and privacy policy', () => {
    const html = renderDetails(readEntry('actions-several'), 'en');
    expect(html).toContain('Sends data to tickets.paperkite.example');
    expect(html).toContain('signs in with OAuth');
    expect(html).toContain('href="https://rooms.northdesk.example/privacy"');
    expect(html).toContain('Sends data to an unnamed service');
  });
});

describe('hostile text', () => {
  it('renders as text instead of markup', () => {
    const markup = '<img src=x onerror=alert(1)>';
    const gpt = read({
      ...createGizmo(
        { author: { display_name: markup, link_to: 'javascript:alert(1)' }, default_model: markup },
        { name: markup, description: markup, prompt_starters: [markup], categories: [markup] },
      ),
      tools: [markup, { type: 'plugins_prototype', metadata: { domain: markup } }],
    });
    for (const html of [
      renderDetails(gpt, 'en'),
      renderCard({ found: true, cached: toCachedGpt(gpt) }, 'en'),
    ]) {
      expect(html).not.toMatch(/<img|href="javascript/i);
      expect(html).toContain('&lt;img');
    }
    expectPresentable(gpt);
  });
});

describe('a failure', () => {
  const kinds: FailureKind[] = [
    ...(['no-key', 'key-refused', 'balance-used-up', 'forbidden', 'rate-limited'] as const),
    ...(['unknown-gpt', 'endpoint-missing', 'not-a-gateway', 'redirected', 'unreadable'] as const),
    ...(['refused', 'server-error', 'timeout', 'offline', 'unreachable', 'no-access'] as const),
    ...(['too-large', 'content-refused', 'price-not-set'] as const),
    'limit-reached',
    'too-fast',
    'interrupted',
  ];

  it.each(kinds)('renders %s with one sentence and one button, and with old data', (kind) => {
    const failure = {
      kind,
      status: 503,
      seconds: 20,
      retryAt: NOW + 9_000,
      limit: 50,
    } as Failure;
    for (const language of LANGUAGES) {
      const alone = renderCard({ found: false, failure }, language);
      const old = renderCard(
        { found: true, cached: toCachedGpt(readEntry('documented')), failure },
        language,
      );
      expect([findFlaw(alone), findFlaw(old)]).toEqual([undefined, undefined]);
      expect(alone.match(/class="button/g)).toHaveLength(1);
      expect(alone).toContain('role="alert"');
      expect(old).toContain('Code Guru');
    }
  });
});

it('quotes the gateway’s message, or offers a button that opens it', () => {
  const failure: Failure = { kind: 'refused', said: 'Your <b>account</b> is odd.' };
  const html = renderCard({ found: false, failure }, 'en');
  expect(html).toContain('Your &lt;b>account&lt;/b> is odd.');
  const silenced = renderCard({ found: false, failure: removeGatewayMessage(failure) }, 'en');
  expect(silenced).not.toContain('account');
  expect(silenced.match(/class="button/g)).toHaveLength(2);
});

it('shows the id and a loading state during a look-up', () => {
  for (const language of LANGUAGES) {
    const html = renderCard(undefined, language);
    expect(html).toContain('aria-busy="true"');
    expect(html).toContain('aria-label="g-2fkFE8rbu"');
    expect(findFlaw(html)).toBeUndefined();
  }
});
