import { beforeEach, expect, it, vi } from 'vitest';

import { activateGateway, gatewaysSetting } from '../../../utils/settings/gateway-setting.ts';
import { gatewayInfoState, gatewayListState } from '../../../utils/settings/settings.ts';
import { createSavedGateway } from '../support/gateways.ts';

await vi.hoisted(() => import('../support/fake-extension.ts'));

const all = [createSavedGateway('a'), createSavedGateway('b')];
const infos = { a: { baseUrl: 'https://a.example', endpointVersions: { gpt: 'v2' } } } as const;

beforeEach(async () => {
  await gatewaysSetting.setValue({ activeId: 'a', all });
  await gatewayListState.setValue({ activeId: 'a', all: [] });
  await gatewayInfoState.setValue(infos);
});

it('makes another gateway the active one, also for pages without the key', async () => {
  await activateGateway('b');
  expect(await gatewaysSetting.getValue()).toEqual({ activeId: 'b', all });
  const list = await gatewayListState.getValue();
  expect(list.activeId).toBe('b');
  expect(JSON.stringify(list)).not.toContain('sk-');
  expect(await gatewayInfoState.getValue()).toEqual(infos);
});

it('ignores a gateway that was removed meanwhile', async () => {
  await activateGateway('c');
  expect(await gatewaysSetting.getValue()).toEqual({ activeId: 'a', all });
});
