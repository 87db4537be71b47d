import { beforeEach, describe, expect, it } from 'vitest';
import type { GatewayInfo } from '../../../utils/settings/gateway-info.ts';
import { createSavedGateway } from '../../../utils/settings/saved-gateways.ts';
import { installBrowserStorage } from '../support/browser-storage.ts';

const storage = installBrowserStorage();
const { gatewayItems, gatewaysSetting, updateGatewayInfo, updateGateways } = await import(
  '../../../utils/settings/gateway-setting.ts'
);
const { gatewayInfoState, gatewayListState } = await import('../../../utils/settings/settings.ts');

const ONE = createSavedGateway('one', {
  baseUrl: 'https://one.example/api',
  apiKey: 'sk-secret-one',
});
const TWO = {
  ...createSavedGateway('two', { baseUrl: 'https://two.example', apiKey: 'sk-secret-two' }),
  name: 'Second',
  lookupPrice: 0.02,
};

const infoOf = ({ baseUrl }: { baseUrl: string }): GatewayInfo => ({
  baseUrl,
  endpointVersions: { gpt: 'v2' },
  models: { count: 3, gptModels: [], rerankModels: [], embeddingModels: [] },
  balance: { balance: { kind: 'amount', amount: 5, unit: 'usd' }, readAt: 1 },
  prices: { lookup: 0.01 },
  site: { name: 'Example' },
});
const INFOS = { one: infoOf(ONE), two: infoOf(TWO) };

async function save(...all: (typeof ONE)[]): Promise<void> {
  await updateGateways(
    () => ({ activeId: all[0]?.id ?? '', all }),
    () => INFOS,
  );
  storage.writes.length = 0;
}

beforeEach(() => storage.reset({}));

describe('saved gateways', () => {
  it('are written with their list and information in one call', async () => {
    await updateGateways(() => ({ activeId: 'one', all: [ONE, TWO] }));
    expect(storage.writes).toEqual([['gateway', 'gateway-origin', 'offers']]);
    expect((await gatewaysSetting.getValue()).all).toEqual([ONE, TWO]);
  });

  it('have a list with everything that popup and panel need, but without paths and keys', async () => {
    await save(ONE, TWO);
    expect(await gatewayListState.getValue()).toEqual({
      activeId: 'one',
      all: [
        {
          id: 'one',
          name: 'one.example',
          origin: 'https://one.example',
          lowBalance: null,
          lookupPrice: null,
        },
        {
          id: 'two',
          name: 'Second',
          origin: 'https://two.example',
          lowBalance: null,
          lookupPrice: 0.02,
        },
      ],
    });
  });

  it('tell popup and side panel the model for chats, if there is one', async () => {
    await save({ ...ONE, chatModel: 'gpt-5-gizmo-{id}' }, TWO);
    const { all } = await gatewayListState.getValue();
    expect(all[0]?.chatModel).toBe('gpt-5-gizmo-{id}');
    expect(all[1]).not.toHaveProperty('chatModel');
  });

  it('leave their keys in one item only', async () => {
    await save(ONE, TWO);
    const withKey = Object.entries(storage.values()).filter(([, value]) =>
      JSON.stringify(value).includes('sk-secret'),
    );
    expect(withKey.map(([name]) => name)).toEqual(['gateway']);
  });

  it('are not written if nothing changes', async () => {
    await save(ONE);
    const { before, after } = await updateGateways((gateways) => gateways);
    expect(after).toBe(before);
    expect(storage.writes).toEqual([]);
  });

  it('keep what is known of a gateway if its name or limit changes', async () => {
    await save(ONE, TWO);
    await updateGateways(({ all }) => ({
      activeId: 'two',
      all: all.map((gateway) => ({ ...gateway, name: 'New', dailyLimit: 5 })),
    }));
    expect(await gatewayInfoState.getValue()).toEqual(INFOS);
  });

  it('lose all information about a gateway whose base URL changes, and only about that', async () => {
    await save(ONE, TWO);
    await updateGateways(() => ({
      activeId: 'one',
      all: [{ ...ONE, baseUrl: 'https://one.example' }, TWO],
    }));
    expect(await gatewayInfoState.getValue()).toEqual({ two: INFOS.two });
  });

  it('lose balance, models and prices of a gateway whose key changes, but not what belongs to the base URL', async () => {
    await save(ONE, TWO);
    await updateGateways(() => ({ activeId: 'one', all: [{ ...ONE, apiKey: 'sk-new' }, TWO] }));
    expect(await gatewayInfoState.getValue()).toEqual({
      one: {
        baseUrl: ONE.baseUrl,
        endpointVersions: { gpt: 'v2' },
        site: { name: 'Example' },
      },
      two: INFOS.two,
    });
  });

  it('lose the information about a removed gateway', async () => {
    await save(ONE, TWO);
    await updateGateways(() => ({ activeId: 'two', all: [TWO] }));
    expect(await gatewayInfoState.getValue()).toEqual({ two: INFOS.two });
  });

  it('get no information about another base URL from whoever writes them', () => {
    const [, , { value } = { value: undefined }] = gatewayItems(
      { activeId: 'one', all: [ONE] },
      { one: infoOf(TWO), two: infoOf(TWO) },
    );
    expect(value).toEqual({});
  });
});

describe('information about a gateway', () => {
  const addBalance = (info: GatewayInfo): GatewayInfo => ({
    ...info,
    balance: { balance: { kind: 'unlimited' }, readAt: 9 },
  });

  it('is added to what is known, and writes no key', async () => {
    await save(ONE, TWO);
    await updateGatewayInfo(ONE, addBalance);
    expect(storage.writes).toEqual([['offers']]);
    expect(await gatewayInfoState.getValue()).toEqual({
      one: addBalance(INFOS.one),
      two: INFOS.two,
    });
  });

  it('begins without any version', async () => {
    await updateGateways(() => ({ activeId: 'one', all: [ONE] }));
    await updateGatewayInfo(ONE, addBalance);
    expect(await gatewayInfoState.getValue()).toEqual({
      one: addBalance({ baseUrl: ONE.baseUrl, endpointVersions: {} }),
    });
  });

  it.each([
    ['the base URL', { ...ONE, baseUrl: 'https://elsewhere.example' }],
    ['the key', { ...ONE, apiKey: 'sk-new' }],
    ['the id', { ...ONE, id: 'three' }],
  ])('is dropped if %s has changed since the request', async (_, changed) => {
    await save(changed);
    const before = await gatewayInfoState.getValue();
    await updateGatewayInfo(ONE, addBalance);
    expect(await gatewayInfoState.getValue()).toEqual(before);
    expect(storage.writes).toEqual([]);
  });

  it('keeps all of many concurrent changes', async () => {
    await save(ONE, TWO);
    await Promise.all([
      updateGatewayInfo(ONE, (info) => ({ ...info, prices: { lookup: 1 } })),
      updateGateways((gateways) => ({ ...gateways, activeId: 'two' })),
      updateGatewayInfo(ONE, (info) => ({ ...info, site: { name: 'New' } })),
      updateGatewayInfo(TWO, addBalance),
    ]);
    expect(await gatewayInfoState.getValue()).toEqual({
      one: { ...INFOS.one, prices: { lookup: 1 }, site: { name: 'New' } },
      two: addBalance(INFOS.two),
    });
    expect((await gatewayListState.getValue()).activeId).toBe('two');
  });
});
