import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionReport } from '../../../../utils/gateway/connection-test.ts';
import { installBrowserStorage } from '../../support/browser-storage.ts';
import { gateway } from '../../support/gateways.ts';

const storage = installBrowserStorage();

const { sendMessage, requestAccess, testConnection } = vi.hoisted(() => ({
  sendMessage: vi.fn(async (_: object) => undefined),
  requestAccess: vi.fn(async (_: string) => true),
  testConnection: vi.fn<() => Promise<ConnectionReport>>(),
}));
vi.mock('../../../../utils/messages/send.ts', () => ({ sendMessage }));
vi.mock('../../../../utils/lib/browser/permissions.ts', () => ({
  requestAccess,
  isAllowed: async () => true,
}));
vi.mock('../../../../utils/gateway/connection-test.ts', () => ({
  testConnection,
  getEndpointVersions: () => ({ gpt: 'v2' }),
}));

const { createGatewayActions } = await import(
  '../../../../utils/extension-pages/options/gateway-setup.ts'
);
const { gatewaysSetting } = await import('../../../../utils/settings/gateway-setting.ts');
const { gatewayInfoState } = await import('../../../../utils/settings/settings.ts');

const REPORT: ConnectionReport = {
  reachable: 'yes',
  keyAccepted: 'yes',
  endpoints: [{ kind: 'gpt', version: 'v2', supported: 'yes' }],
  models: { status: 'no' },
  balance: { status: 'yes', value: { kind: 'amount', amount: 5, unit: 'usd' } },
  prices: { status: 'unknown' },
  milliseconds: 1,
};
const onSaved = vi.fn(async () => {});
const actions = createGatewayActions(onSaved);
const [ONE, TWO] = [gateway('one'), gateway('two')];

const savedIds = async () => (await gatewaysSetting.getValue()).all.map(({ id }) => id);
const activeId = async () => (await gatewaysSetting.getValue()).activeId;

beforeEach(() => {
  storage.reset({});
  vi.clearAllMocks();
  testConnection.mockResolvedValue(REPORT);
});

describe('saving a gateway', () => {
  it('makes the first one the active one, and adds others after it', async () => {
    await actions.save(ONE);
    await actions.save(TWO);
    expect(await gatewaysSetting.getValue()).toEqual({ activeId: 'one', all: [ONE, TWO] });
  });

  it('replaces the one with the same id at its place', async () => {
    await actions.save(ONE);
    await actions.save(TWO);
    await actions.save({ ...ONE, name: 'New' });
    expect((await gatewaysSetting.getValue()).all).toEqual([{ ...ONE, name: 'New' }, TWO]);
  });

  it('asks for access to its site, and reports even an unchanged gateway as saved', async () => {
    await actions.save(ONE);
    await actions.save(ONE);
    expect(requestAccess).toHaveBeenLastCalledWith('https://one.example');
    expect(sendMessage.mock.calls).toEqual([
      [{ type: 'gateway-saved' }],
      [{ type: 'gateway-saved' }],
    ]);
    expect(onSaved).toHaveBeenCalledTimes(2);
  });

  it('stores what its test has found, with the time of the test, in the same write', async () => {
    vi.setSystemTime(1000);
    const report = await actions.test(ONE, 'one');
    vi.setSystemTime(2000);
    storage.writes.length = 0;
    await actions.save(ONE, report);
    vi.useRealTimers();
    expect(storage.writes).toEqual([['gateway', 'gateway-origin', 'offers']]);
    expect((await gatewayInfoState.getValue()).one).toMatchObject({
      baseUrl: 'https://one.example',
      endpointVersions: { gpt: 'v2' },
      balance: { balance: { amount: 5 }, readAt: 1000 },
    });
  });
});

describe('testing a gateway', () => {
  it('stores what it has found if the tested access is saved', async () => {
    await actions.save(ONE);
    await actions.test({ baseUrl: ONE.baseUrl, apiKey: ONE.apiKey }, 'one');
    expect((await gatewayInfoState.getValue()).one?.balance?.balance).toEqual({
      kind: 'amount',
      amount: 5,
      unit: 'usd',
    });
  });

  it('stores nothing about an access that is not saved', async () => {
    await actions.save(ONE);
    await actions.test({ ...ONE, apiKey: 'sk-new' }, 'one');
    await actions.test(TWO, 'two');
    expect(await gatewayInfoState.getValue()).toEqual({});
  });

  it('tells the background that a gateway works, without the key', async () => {
    await actions.test(ONE, 'one');
    expect(sendMessage).toHaveBeenCalledWith({
      type: 'connection-tested',
      gatewayId: 'one',
      lookups: 0,
      isWorking: true,
    });
    testConnection.mockResolvedValue({ ...REPORT, failure: { kind: 'forbidden' } });
    sendMessage.mockClear();
    await actions.test(ONE, 'one');
    expect(sendMessage).not.toHaveBeenCalled();
  });

  it('returns the report even if the page cannot be shown again', async () => {
    onSaved.mockRejectedValueOnce(new Error('No settings.'));
    expect(await actions.test(ONE, 'one')).toBe(REPORT);
  });
});

describe('forgetting gateways', () => {
  beforeEach(async () => {
    await actions.save(ONE, REPORT);
    await actions.save(TWO, REPORT);
  });

  it('removes one with all that is known of it, and makes the next one active', async () => {
    await actions.forget('one');
    expect(await gatewaysSetting.getValue()).toEqual({ activeId: 'two', all: [TWO] });
    expect(JSON.stringify(storage.values())).not.toMatch(/sk-one|one\.example/);
  });

  it('keeps the active one if another one is removed', async () => {
    await actions.forget('two');
    expect(await gatewaysSetting.getValue()).toEqual({ activeId: 'one', all: [ONE] });
  });

  it('leaves nothing of any gateway if all are forgotten', async () => {
    await actions.forgetAll();
    expect(JSON.stringify(storage.values())).not.toMatch(/sk-|example/);
    expect(await savedIds()).toEqual([]);
  });

  it('can be undone, also for the active one', async () => {
    const before = await gatewaysSetting.getValue();
    await actions.forget('one');
    expect(await actions.restore({ activeId: 'one', all: [ONE] })).toBe(true);
    expect(await activeId()).toBe('one');
    await actions.forgetAll();
    expect(await actions.restore(before)).toBe(true);
    expect(await gatewaysSetting.getValue()).toEqual(before);
  });

  it('is not undone for a gateway that was saved again since', async () => {
    await actions.forget('one');
    await actions.save({ ...ONE, apiKey: 'sk-since' });
    expect(await actions.restore({ activeId: 'one', all: [ONE] })).toBe(false);
    expect((await gatewaysSetting.getValue()).all).toContainEqual({ ...ONE, apiKey: 'sk-since' });
    expect(await activeId()).toBe('two');
  });
});

describe('other actions', () => {
  it('activate a gateway that exists', async () => {
    await actions.save(ONE);
    await actions.save(TWO);
    await actions.activate('two');
    expect(await activeId()).toBe('two');
    await actions.activate('three');
    expect(await activeId()).toBe('two');
  });

  it('let the background read a balance', async () => {
    await actions.refreshBalance('two');
    expect(sendMessage).toHaveBeenCalledWith({ type: 'read-balance', gatewayId: 'two' });
  });

  it('keep all gateways of concurrent changes', async () => {
    const ids = Array.from({ length: 10 }, (_, n) => `gateway-${n}`);
    await Promise.all([...ids.map((id) => actions.save(gateway(id))), actions.activate('none')]);
    expect((await savedIds()).sort()).toEqual(ids.sort());
  });
});
