import { describe, expect, it } from 'vitest';
import { formatSource, getGatewayName } from '../../../utils/i18n/gateway-text.ts';
import { createI18n } from '../../../utils/i18n/i18n.ts';
import type { GatewayList } from '../../../utils/settings/gateway-list.ts';
import { createEntry, createKnown } from '../support/gateways.ts';

const NOW = Date.UTC(2026, 10, 25, 12);
const MINUTE = 60_000;
const en = createI18n('en');
const A = createEntry('a', { name: 'Home' });
const B = createEntry('b', { name: '备用' });
const ONE = createKnown([A]).list;
const TWO = createKnown([A, B]).list;

function source(list: GatewayList, gatewayId: string | undefined, minutes = 5, text = en): string {
  return formatSource(text, { readAt: NOW - minutes * MINUTE, gatewayId }, list, NOW);
}

describe('the source of a GPT', () => {
  it('names the gateway if the user has several', () => {
    expect(source(TWO, 'a')).toBe('5 min. ago from Home');
    expect(source(TWO, 'b', 0)).toBe('just now from 备用');
    expect(source(TWO, 'b', 5, createI18n('zh_CN'))).toBe('5分钟前，来自“备用”');
  });

  it('is the age alone if there is one gateway and it answered', () => {
    expect(source(ONE, 'a')).toBe('from 5 min. ago');
  });

  it('is the age alone if nobody knows which gateway answered', () => {
    expect([source(ONE, undefined), source(TWO, undefined)]).toEqual([
      'from 5 min. ago',
      'from 5 min. ago',
    ]);
  });

  it('says that the gateway was removed, also if one or none is left', () => {
    const removed = '5 min. ago from a removed gateway';
    expect([TWO, ONE, createKnown([]).list].map((list) => source(list, 'gone'))).toEqual([
      removed,
      removed,
      removed,
    ]);
  });
});

it('a removed gateway has no name', () => {
  expect(getGatewayName(en, TWO, 'b')).toBe('备用');
  expect(getGatewayName(en, TWO, 'gone')).toBe('removed gateway');
});
