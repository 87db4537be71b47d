import { expect, it, vi } from 'vitest';
import { readLookupPrice, readUsageLimits } from '../../../utils/lookup/usage-settings.ts';
import { gatewaysSetting } from '../../../utils/settings/gateway-setting.ts';
import { DEFAULT_LOOKUPS } from '../../../utils/settings/lookup-settings.ts';
import {
  gatewayInfoState,
  gatewayListState,
  lookupSetting,
} from '../../../utils/settings/settings.ts';
import { createSavedGateway } from '../support/gateways.ts';

await vi.hoisted(() => import('../support/fake-extension.ts'));

it('the daily limits are those of the settings and of each gateway', async () => {
  await lookupSetting.setValue({ ...DEFAULT_LOOKUPS, dailyLimit: 90 });
  const all = [createSavedGateway('a', { dailyLimit: 5 }), createSavedGateway('b')];
  await gatewaysSetting.setValue({ activeId: 'a', all });
  expect(await readUsageLimits()).toEqual({ total: 90, byGateway: { a: 5, b: null } });
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
