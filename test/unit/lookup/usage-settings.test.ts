import { expect, it, vi } from 'vitest';
import { readLookupPrice, readUsageLimits } from '../../../utils/lookup/usage-settings.ts';
import { DEFAULT_CHAT } from '../../../utils/settings/chat-settings.ts';
import { gatewaysSetting } from '../../../utils/settings/gateway-setting.ts';
import { DEFAULT_LOOKUPS } from '../../../utils/settings/lookup-settings.ts';
import {
  chatSetting,
  gatewayInfoState,
  gatewayListState,
  lookupSetting,
} from '../../../utils/settings/settings.ts';
import { createSavedGateway } from '../support/gateways.ts';

await vi.hoisted(() => import('../support/fake-extension.ts'));

it('the daily limits are those of the settings and of each gateway', async () => {
  await lookupSetting.setValue({ ...DEFAULT_LOOKUPS, dailyLimit: 90 });
  await chatSetting.setValue({ ...DEFAULT_CHAT, dailyLimit: 7 });
  const all = [createSavedGateway('a', { dailyLimit: 5 }), createSavedGateway('b')];
  await gatewaysSetting.setValue({ activeId: 'a', all });
  const byGateway = { a: 5, b: null };
  expect(await readUsageLimits()).toEqual({ total: 90, byGateway, chats: 7 });
});

it('the price of a lookup is that of its gateway and endpoint, or unknown', async () => {
  const entry = { id: 'a', name: 'A', origin: 'https://a.example', lowBalance: null };
  await gatewayListState.setValue({ activeId: 'a', all: [{ ...entry, lookupPrice: null }] });
  const prices = { lookup: 0.002, search: 0.01 };
  const info = { baseUrl: 'https://a.example', endpointVersions: {}, prices };
  await gatewayInfoState.setValue({ a: info });
  expect(await readLookupPrice('a', 'hover')).toBe(0.002);
  expect(await readLookupPrice('a', 'search')).toBe(0.01);
  expect(await readLookupPrice('b', 'hover')).toBeUndefined();
});

it('the price of a message is what the gateway lists for one, and unknown if it depends on the answer', async () => {
  const baseUrl = 'https://a.example';
  const info = { baseUrl, endpointVersions: {} };
  const perTokens = { per: 'million-tokens', input: 30, output: 60 } as const;
  await gatewayInfoState.setValue({
    a: { ...info, prices: { lookup: 0.002, chat: { per: 'message', amount: 0.1 } } },
    b: { ...info, prices: { lookup: 0.002, chat: perTokens } },
    c: info,
  });
  expect(await readLookupPrice('a', 'chat')).toBe(0.1);
  expect(await readLookupPrice('b', 'chat')).toBeUndefined();
  expect(await readLookupPrice('c', 'chat')).toBeUndefined();
});
