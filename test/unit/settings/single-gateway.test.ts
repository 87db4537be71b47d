import { beforeEach, describe, expect, it, vi } from 'vitest';
import old from '../../fixtures/stored-data/single-gateway.json' with { type: 'json' };
import { installBrowserStorage } from '../support/browser-storage.ts';

// What a GPT Lens has stored that knew a single gateway.

const storage = installBrowserStorage();

/** Loads the modules again, as another page or the restarted background does. */
async function openContext() {
  vi.resetModules();
  const [gatewaySetting, settings, lookupState, { updateItem }, { createUsageCounter }] =
    await Promise.all([
      import('../../../utils/settings/gateway-setting.ts'),
      import('../../../utils/settings/settings.ts'),
      import('../../../utils/lookup/lookup-state.ts'),
      import('../../../utils/lib/update-item.ts'),
      import('../../../utils/lookup/usage.ts'),
    ]);
  return { ...gatewaySetting, ...settings, ...lookupState, updateItem, createUsageCounter };
}

type Context = Awaited<ReturnType<typeof openContext>>;

async function readAll(context: Context) {
  return {
    gateways: await context.gatewaysSetting.getValue(),
    list: await context.gatewayListState.getValue(),
    infos: await context.gatewayInfoState.getValue(),
    lookups: await context.lookupSetting.getValue(),
    usage: await context.usageState.getValue(),
  };
}

const SAVED = {
  id: 'first',
  name: 'gateway.example:8443',
  baseUrl: 'https://gateway.example:8443/api',
  apiKey: 'sk-of-nobody',
  version: 'v1' as const,
  dailyLimit: null,
  lookupPrice: null,
  lowBalance: null,
};
const OTHER = {
  ...SAVED,
  id: 'other-1',
  name: 'Other',
  baseUrl: 'https://other.example',
  apiKey: 'sk-other',
} as const;

beforeEach(() => storage.reset(old));

describe('a profile with a single gateway', () => {
  it('keeps base URL, key, choice of the API and versions found', async () => {
    const { gateways, list, infos } = await readAll(await openContext());
    expect(gateways).toEqual({ activeId: 'first', all: [SAVED] });
    const { id, name, lowBalance, lookupPrice } = SAVED;
    const origin = 'https://gateway.example:8443';
    expect(list).toEqual({
      activeId: 'first',
      all: [{ id, name, origin, lowBalance, lookupPrice }],
    });
    expect(infos).toEqual({
      first: { baseUrl: SAVED.baseUrl, endpointVersions: { gpt: 'v1', search: 'v2' } },
    });
  });

  it('keeps all counts of look-ups', async () => {
    const { usage } = await readAll(await openContext());
    const counts = Object.entries(usage).map(([day, gateways]) => {
      const reasons = Object.entries(gateways.first ?? {});
      return [day, Object.fromEntries(reasons.map(([reason, { count }]) => [reason, count]))];
    });
    expect(Object.fromEntries(counts)).toEqual(old.tally);
    expect(Object.values(usage).flatMap(Object.keys)).toEqual(['first', 'first']);
  });

  it('keeps the look-up settings and has the new ones turned off', async () => {
    const { lookups } = await readAll(await openContext());
    expect(lookups).toMatchObject({
      freshHours: 48,
      dailyLimit: 200,
      asksNext: false,
      readsBalance: false,
    });
  });

  it('is not written when it is read', async () => {
    await readAll(await openContext());
    expect(storage.writes).toEqual([]);
    expect(storage.values()).toEqual(old);
  });

  it('reads the same after it was written in the new form', async () => {
    const context = await openContext();
    const before = await readAll(context);
    await context.updateGateways((gateways) => ({ ...gateways }));
    await context.updateItem(context.usageState, (usage) => ({ ...usage }));
    expect(storage.values().gateway).toEqual(before.gateways);
    expect(await readAll(await openContext())).toEqual(before);
  });

  it('keeps the choice of the API if another look-up setting is changed first', async () => {
    const context = await openContext();
    await context.updateItem(context.lookupSetting, (settings) => ({ ...settings, freshHours: 1 }));
    expect((await context.gatewaysSetting.getValue()).all).toEqual([SAVED]);
  });

  it('loses nothing if two contexts write it at the same time', async () => {
    const [one, other] = [await openContext(), await openContext()];
    await Promise.all([
      one.updateGateways((gateways) => ({ ...gateways, all: [...gateways.all, OTHER] })),
      other.updateGatewayInfo(SAVED, (info) => ({ ...info, site: { name: 'Example' } })),
      other.updateGateways((gateways) => ({
        ...gateways,
        all: gateways.all.map((gateway) => ({ ...gateway, lookupPrice: 0.01 })),
      })),
      one.updateItem(one.lookupSetting, (settings) => ({ ...settings, freshHours: 1 })),
    ]);
    const { gateways, list, infos, lookups } = await readAll(await openContext());
    expect(gateways).toEqual({
      activeId: 'first',
      all: [
        { ...SAVED, lookupPrice: 0.01 },
        { ...OTHER, lookupPrice: 0.01 },
      ],
    });
    expect(list.all.map(({ id, lookupPrice }) => [id, lookupPrice])).toEqual([
      ['first', 0.01],
      ['other-1', 0.01],
    ]);
    expect(infos.first).toEqual({
      baseUrl: SAVED.baseUrl,
      endpointVersions: { gpt: 'v1', search: 'v2' },
      site: { name: 'Example' },
    });
    expect(lookups.freshHours).toBe(1);
  });

  it('counts further look-ups of the gateway in addition to those of before', async () => {
    const { createUsageCounter, usageState } = await openContext();
    const counter = createUsageCounter(
      usageState,
      async () => ({ total: null, byGateway: {}, chats: null }),
      async () => undefined,
      () => {},
      () => new Date(2026, 10, 23, 12).getTime(),
    );
    await counter.take('hover', 'first');
    expect((await usageState.getValue())['2026-11-23']?.first?.hover).toEqual({ count: 4 });
  });

  it('limits the look-ups of the day of the update by those of before', async () => {
    const { createUsageCounter, usageState } = await openContext();
    const counter = createUsageCounter(
      usageState,
      async () => ({ total: 15, byGateway: {}, chats: null }),
      async () => undefined,
      () => {},
      () => new Date(2026, 10, 23, 12).getTime(),
    );
    expect(await counter.take('hover', 'first')).toEqual({ kind: 'limit-reached' });
  });
});

describe('a profile without a gateway', () => {
  const nothing = {
    gateways: { activeId: '', all: [] },
    list: { activeId: '', all: [] },
    infos: {},
    usage: {},
  };

  it.each([
    ['was never set up', {}],
    // As undoing an import has written it.
    ['had its gateway forgotten', { gateway: null, 'gateway-origin': null, offers: null }],
  ])('has no gateway if it %s', async (_, stored) => {
    storage.reset(stored);
    expect(await readAll(await openContext())).toMatchObject(nothing);
  });

  it('saves a first gateway', async () => {
    storage.reset({ gateway: null, 'gateway-origin': null, offers: null });
    const context = await openContext();
    await context.updateGateways(() => ({ activeId: OTHER.id, all: [OTHER] }));
    const { gateways, list } = await readAll(await openContext());
    expect(gateways).toEqual({ activeId: OTHER.id, all: [OTHER] });
    expect(list.all).toMatchObject([{ id: OTHER.id, origin: 'https://other.example' }]);
  });
});
