import type { ComponentProps } from 'preact';
import { describe, expect, it } from 'vitest';
import { GatewayBar } from '../../../../components/popup/gateway-bar.tsx';
import type { Balance } from '../../../../utils/gateway/account.ts';
import { findFlaw, LANGUAGES, NOW, renderIn } from '../../support/render.tsx';

type Props = ComponentProps<typeof GatewayBar>;

const DOLLARS: Balance = { kind: 'amount', amount: 12.4, unit: 'usd' };
const CHOICES = [
  { id: 'a', name: 'Home' },
  { id: 'b', name: 'Work' },
];

function render(more: Partial<Props>, language: 'en' | 'zh_CN' = 'en'): string {
  const props: Props = {
    ...{ now: NOW, choices: [], activeId: 'a', isLow: false, isRefreshing: false },
    activate: async () => {},
    refresh: async () => {},
    ...more,
  };
  return renderIn(language, <GatewayBar {...props} />);
}

const reading = (balance: Balance) => ({ balance, readAt: NOW - 120_000 });

describe('the gateway bar', () => {
  it('shows the balance as a number with its age', () => {
    expect(render({ reading: reading(DOLLARS) })).toContain('Balance: $12.40 · 2 minutes ago');
    expect(render({ reading: reading(DOLLARS) }, 'zh_CN')).toContain('余额：US$12.40 · 2分钟前');
  });

  it('has a button to refresh the balance, and no select box for one gateway', () => {
    const html = render({ reading: reading(DOLLARS) });
    expect(html).toContain('aria-label="Refresh balance"');
    expect(html).not.toContain('<select');
  });

  it('has a select box named “Gateway” for several gateways', () => {
    const html = render({ choices: CHOICES, activeId: 'b' });
    expect(html).toContain('<select aria-label="Gateway"');
    expect(html).toMatch(/<option[^>]* selected[^>]*>Work</);
    expect(html).toContain('Balance: not read yet');
  });

  it('links to the page of the gateway to top up in a new tab', () => {
    const html = render({ reading: reading(DOLLARS), topUpUrl: 'https://a.example/pay' });
    expect(html).toMatch(/<a href="https:\/\/a\.example\/pay"[^>]*target="_blank"/);
    expect(html).toContain('Top up');
    expect(render({ reading: reading(DOLLARS) })).not.toContain('<a ');
  });

  it('says that the balance is low, or could not be read', () => {
    expect(render({ reading: reading(DOLLARS), isLow: true })).toContain('The balance is low.');
    const failed = render({ reading: reading(DOLLARS), balanceFailure: { kind: 'offline' } });
    expect(failed).toContain('Couldn’t be read: You are offline');
    expect(failed).toContain('$12.40');
  });

  it('says in an alert that the gateway was not switched', () => {
    const html = render({ choices: CHOICES, problem: 'not-activated' });
    expect(html).toMatch(/role="alert"><p[^>]*>Couldn’t switch the gateway\. Try again\./);
    expect(render({ choices: CHOICES })).toContain('role="alert"></div>');
  });

  it.each(LANGUAGES)('has no empty or unfilled text in %s', (language) => {
    const states: Partial<Props>[] = [
      { choices: CHOICES, reading: reading({ kind: 'unlimited' }) },
      { choices: CHOICES, reading: reading({ kind: 'not-offered' }), isRefreshing: true },
      { reading: reading({ kind: 'amount', amount: 6_200_000, unit: 'quota' }), isLow: true },
    ];
    expect(states.map((state) => findFlaw(render(state, language)))).toEqual(
      states.map(() => undefined),
    );
  });
});
