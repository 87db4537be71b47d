import { beforeEach, expect, it, vi } from 'vitest';
import { openChat } from '../../../../utils/background/chat/open-chat.ts';
import { gatewaysSetting } from '../../../../utils/settings/gateway-setting.ts';
import { NO_GATEWAYS } from '../../../../utils/settings/saved-gateways.ts';
import { gatewayInfoState, lookupSetting } from '../../../../utils/settings/settings.ts';
import { createSavedGateway } from '../../support/gateways.ts';

await vi.hoisted(() => import('../../support/fake-extension.ts'));

const a = createSavedGateway('a');
const b = createSavedGateway('b');
const chat = { per: 'message', amount: 0.1 } as const;
const info = { endpointVersions: {}, prices: { chat } };
const raise = (error: unknown) => {
  throw error;
};

beforeEach(async () => {
  await gatewaysSetting.setValue({ activeId: 'b', all: [a, b] });
  await gatewayInfoState.setValue({ b: { ...info, baseUrl: b.baseUrl } });
});

it('a chat goes to the gateway that the user saw, with the price that it lists', async () => {
  expect(await openChat('b', raise)).toEqual({ gateway: b, price: chat });
});

it('a price of another base URL is not used', async () => {
  await gatewayInfoState.setValue({ b: { ...info, baseUrl: 'https://old.example' } });
  expect(await openChat('b', raise)).toEqual({ gateway: b, price: undefined });
});

it('a chat goes to no other gateway if another one is active since', async () => {
  await gatewaysSetting.setValue({ activeId: 'a', all: [a, b] });
  expect((await openChat('b', raise))?.gateway).toEqual(b);
  await gatewaysSetting.setValue({ activeId: 'a', all: [a] });
  expect(await openChat('b', raise)).toBeUndefined();
});

it('without a gateway there is no chat, even if the next one may be asked', async () => {
  await lookupSetting.setValue({ ...lookupSetting.fallback, asksNext: true });
  await gatewaysSetting.setValue(NO_GATEWAYS);
  expect(await openChat('b', raise)).toBeUndefined();
});
