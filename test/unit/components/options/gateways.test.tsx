import type { ComponentProps } from 'preact';
import { describe, expect, it } from 'vitest';
import { ConnectionFindings } from '../../../../components/options/connection-report.tsx';
import { GatewayBalance } from '../../../../components/options/gateway-balance.tsx';
import { GatewaySection } from '../../../../components/options/gateway-section.tsx';
import type { ConnectionReport } from '../../../../utils/gateway/connection-test.ts';
import type { SavedGateway } from '../../../../utils/settings/saved-gateways.ts';
import { createSavedGateway } from '../../support/gateways.ts';
import { LANGUAGES, NOW, renderIn } from '../../support/render.tsx';

/** The text of markup, with a line for each entry. */
function textIn(html: string): string {
  return html.replace(/<\/(?:dd|dt|p|li|button|legend|label)>/g, '\n').replace(/<[^>]*>/g, '');
}

const REPORT: ConnectionReport = {
  reachable: 'yes',
  keyAccepted: 'yes',
  endpoints: [
    { kind: 'gpt', version: 'v2', supported: 'yes' },
    { kind: 'search', version: 'v2', supported: 'yes' },
  ],
  milliseconds: 100,
  models: {
    status: 'yes',
    value: { count: 1, gptModels: [], rerankModels: [], embeddingModels: [] },
  },
  balance: { status: 'yes', value: { kind: 'amount', amount: 12.4, unit: 'usd' } },
  prices: { status: 'yes', value: {} },
};

function reportText(change: Partial<ConnectionReport>): string {
  return textIn(renderIn('en', <ConnectionFindings report={{ ...REPORT, ...change }} />));
}

describe('the report of a connection test', () => {
  it.each([
    [['gpt-4-gizmo-*'], 'Chat with any GPT'],
    [['gpt-4o-gizmo-*', 'gpt-4-gizmo-g-2fkFE8rbu'], 'Chat with any GPT'],
    [['gpt-4-gizmo-g-2fkFE8rbu'], 'Chat with 1 GPT\n'],
    [[], 'it may still work'],
  ])('says which GPTs the models %j allow to chat with', (gptModels, words) => {
    const value = {
      count: 7,
      gptModels,
      rerankModels: ['r1'],
      embeddingModels: ['e1', 'e2', 'e3'],
    };
    const text = reportText({ models: { status: 'yes', value } });
    expect(text).toContain(words);
    expect(text).toContain('7 models listed');
    expect(text).toContain('Rerank: r1\n');
    expect(text).toContain('Embeddings: e1, e2 and 1 more');
  });

  it('says what is not listed or stated instead of leaving it out', () => {
    const text = reportText({ prices: { status: 'no' } });
    expect(text).toContain('No rerank model listed');
    expect(text).toContain('No embeddings model listed');
    expect(text).toContain('Price of a look-up: not stated');
    expect(text).toContain('Price of a chat message: not stated');
    expect(text).not.toContain('A search costs');
  });

  it.each<[ConnectionReport['balance'], string]>([
    [{ status: 'yes', value: { kind: 'amount', amount: 0, unit: 'cny' } }, 'Balance: CN¥0.00'],
    [{ status: 'yes', value: { kind: 'unlimited' } }, 'Balance: unlimited'],
    [{ status: 'yes', value: { kind: 'not-offered' } }, 'Balance: not offered'],
    [{ status: 'no' }, 'Balance: not offered'],
    [{ status: 'unknown', failure: { kind: 'rate-limited' } }, 'read: Too many look-ups'],
  ])('says what is left: %j', (balance, words) => {
    expect(reportText({ balance })).toContain(words);
  });

  it('says what look-ups, searches and messages cost', () => {
    const perMessage = reportText({
      prices: {
        status: 'yes',
        value: { lookup: 0.002, search: 0, chat: { per: 'message', amount: 0.1 } },
      },
    });
    expect(perMessage).toContain('A look-up costs $0.002');
    expect(perMessage).toContain('A search costs $0.00');
    expect(perMessage).toContain('A chat message with a GPT costs $0.10');
    const perToken = reportText({
      prices: { status: 'yes', value: { chat: { per: 'million-tokens', input: 30, output: 60 } } },
    });
    expect(perToken).toContain('$30.00 per million tokens sent, $60.00 per million received');
  });

  it('leaves out what the test did not come to', () => {
    const text = reportText({
      models: { status: 'unknown' },
      balance: { status: 'unknown' },
      prices: { status: 'unknown' },
      failure: { kind: 'key-refused' },
    });
    expect(text).not.toMatch(/Models|Balance|Price/);
    expect(text).toContain('doesn’t accept this key');
  });
});

const A = createSavedGateway('a', { name: 'a.example', apiKey: 'sk-of-a-1234' });
const B: SavedGateway = { ...A, id: 'b', name: 'Work', baseUrl: 'https://b.example' };
const AMOUNT = { kind: 'amount', amount: 12.4, unit: 'usd' } as const;

describe('the balance in the options', () => {
  type Info = NonNullable<ComponentProps<typeof GatewayBalance>['info']>;
  const html = (info: Partial<Info>, lowBalance: number | null = null) =>
    renderIn(
      'en',
      <GatewayBalance
        gateway={{ ...A, lowBalance }}
        info={{ baseUrl: A.baseUrl, endpointVersions: {}, ...info }}
        now={NOW}
        refresh={async () => {}}
      />,
    );

  it('keeps the last known amount and its age next to the reason of a failure', () => {
    const text = textIn(
      html({
        balance: { balance: AMOUNT, readAt: NOW - 7_200_000 },
        balanceFailure: { kind: 'unreachable' },
      }),
    );
    expect(text).toContain('$12.40');
    expect(text).toContain('2 hours ago');
    expect(text).toContain('Couldn’t be read: Gateway not reached');
  });

  it('points out a low balance at the threshold of the gateway', () => {
    const balance = { balance: AMOUNT, readAt: NOW };
    expect(html({ balance }, 20)).toContain('The balance is low');
    expect(html({ balance }, 12.4)).not.toContain('The balance is low');
    expect(html({ balance })).not.toContain('The balance is low');
  });

  it('links to the page for topping up only over https', () => {
    expect(html({ site: { topUpUrl: 'https://a.example/topup' } })).toMatch(
      /<a href="https:\/\/a\.example\/topup" target="_blank" rel="noopener noreferrer"/,
    );
    for (const topUpUrl of ['http://a.example/topup', 'javascript:alert(1)', 'topup', ''])
      expect(html({ site: { topUpUrl } })).not.toContain('<a ');
  });

  it('says that the balance is not known', () => {
    expect(html({})).toContain('not read yet');
  });
});

describe('the gateways in the options', () => {
  const section = (change: Partial<ComponentProps<typeof GatewaySection>>) => (
    <GatewaySection
      gateways={{ activeId: 'a', all: [A, B] }}
      infos={{
        a: { baseUrl: A.baseUrl, endpointVersions: {}, balance: { balance: AMOUNT, readAt: NOW } },
      }}
      now={NOW}
      managesSeveral={true}
      test={() => Promise.reject()}
      save={() => Promise.reject()}
      forget={() => Promise.reject()}
      forgetAll={() => Promise.reject()}
      restore={() => Promise.reject()}
      activate={() => Promise.reject()}
      refreshBalance={() => Promise.reject()}
      {...change}
    />
  );

  it.each(LANGUAGES)('are a choice with a form for the active one in %s', (language) => {
    const html = renderIn(language, section({}));
    expect(html.match(/<input type="radio"[^>]*>/g)).toEqual([
      expect.stringContaining('checked'),
      expect.not.stringContaining('checked'),
    ]);
    expect(html).toMatch(/id="base-url"[^>]* value="https:\/\/a\.example"/);
    expect(html).not.toContain('value="https://b.example"');
  });

  it('show name, host and balance of each', () => {
    const list = /<fieldset[\s\S]*<\/fieldset>/.exec(renderIn('en', section({})))?.[0] ?? '';
    expect(textIn(list)).toMatch(/a\.example.*12\.40[\s\S]*Work.*b\.example/);
  });

  it('are no choice with one gateway, and none on the welcome page', () => {
    const one = renderIn('en', section({ gateways: { activeId: 'a', all: [A] } }));
    expect(one).not.toContain('type="radio"');
    expect(one).toContain('Add another gateway');
    expect(one).toContain('Forget the key');
    expect(one).not.toContain('Forget all gateways');
    const welcome = renderIn('en', section({ managesSeveral: false }));
    expect(welcome).not.toMatch(/type="radio"|Add another|Forget all/);
  });

  it('do not show a balance that was read at another base URL', () => {
    const moved = { ...A, baseUrl: 'https://moved.example' };
    const html = renderIn('en', section({ gateways: { activeId: 'a', all: [moved] } }));
    expect(html).not.toContain('12.40');
  });

  it('say before a test which requests it makes', () => {
    const html = renderIn('en', section({}));
    expect(html).toMatch(/two look-ups and two searches, which your gateway may charge for/);
    expect(html).toContain('It sends no chat messages.');
    expect(html).toMatch(/<button[^>]* aria-describedby="test-cost"/);
  });
});
