import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KnownGateways } from '../../../../utils/extension-pages/gateways/known-gateways.ts';
import { createGatewayBar } from '../../../../utils/extension-pages/popup/gateway-bar.ts';
import type { Balance } from '../../../../utils/gateway/account.ts';
import type { GatewayList } from '../../../../utils/settings/gateway-list.ts';
import { createEntry, createInfoWithBalance, createKnown } from '../../support/gateways.ts';

const A = createEntry('a', { lowBalance: 5 });
const B = createEntry('b');
const TWO = createKnown([A, B]);
const DOLLARS: Balance = { kind: 'amount', amount: 12.4, unit: 'usd' };

function withBalance(known: KnownGateways, balance: Balance): KnownGateways {
  return { ...known, infos: { a: createInfoWithBalance(balance) } };
}

/** A gateway bar; `list` is what the storage contains. */
function createBar(list: GatewayList = TWO.list) {
  const stored = { list };
  const sendMessage = vi.fn(async (_: object): Promise<undefined> => undefined);
  const onActivated = vi.fn();
  const onChange = vi.fn();
  const bar = createGatewayBar({
    sendMessage: sendMessage as never,
    readGatewayList: async () => stored.list,
    onActivated,
    onChange,
  });
  return { bar, stored, sendMessage, onActivated, onChange };
}

function getProps(known: KnownGateways) {
  return createBar().bar.getProps(known);
}

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));
afterEach(() => void vi.restoreAllMocks());

describe('the gateway bar', () => {
  it('is not shown without a gateway, or with one whose balance is not known', () => {
    expect(getProps(createKnown([]))).toBeUndefined();
    expect(getProps(createKnown([A]))).toBeUndefined();
    expect(getProps(withBalance(createKnown([A]), { kind: 'not-offered' }))).toBeUndefined();
  });

  it('shows the known balance of one gateway without a choice', () => {
    const known = withBalance(createKnown([A]), DOLLARS);
    expect(getProps(known)).toMatchObject({
      choices: [],
      reading: { balance: DOLLARS },
      isLow: false,
    });
  });

  it('offers a choice of several gateways, although no balance is known', () => {
    const props = getProps(TWO);
    expect(props?.choices.map(({ name }) => name)).toEqual(['Gateway a', 'Gateway b']);
    expect(props?.activeId).toBe('a');
    expect(props?.reading).toBeUndefined();
  });

  it('shows the balance of the active gateway only', () => {
    const known = withBalance(TWO, DOLLARS);
    const other = { ...known, list: { ...known.list, activeId: 'b' } };
    expect(getProps(other)?.reading).toBeUndefined();
  });

  it.each([
    [4.99, true],
    [5, false],
  ])('tells whether %d is below the threshold of 5: %s', (amount, isLow) => {
    expect(getProps(withBalance(TWO, { ...DOLLARS, amount } as Balance))?.isLow).toBe(isLow);
  });

  it('shows why the balance could not be read, beside the one before', () => {
    const balanceFailure = { kind: 'offline' } as const;
    const infos = { a: createInfoWithBalance(DOLLARS, { balanceFailure }) };
    expect(getProps({ ...TWO, infos })).toMatchObject({
      balanceFailure,
      reading: { balance: DOLLARS },
    });
  });
});

describe('switching the gateway', () => {
  it('asks the background and shows the chosen gateway at once', async () => {
    const { bar, stored, sendMessage, onActivated } = createBar();
    sendMessage.mockImplementation(async () => {
      stored.list = { ...stored.list, activeId: 'b' };
      return undefined;
    });
    const activating = bar.getProps(TWO)?.activate('b');
    expect(bar.getProps(TWO)?.activeId).toBe('b');
    await activating;
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({
      type: 'activate-gateway',
      gatewayId: 'b',
    });
    expect(onActivated).toHaveBeenCalledExactlyOnceWith({ ...TWO.list, activeId: 'b' });
    expect(bar.getProps({ ...TWO, list: stored.list })).toMatchObject({ activeId: 'b' });
    expect(bar.getProps(TWO)?.problem).toBeUndefined();
  });

  it('says if the background fails, and shows the active gateway again', async () => {
    const { bar, sendMessage, onActivated, onChange } = createBar();
    sendMessage.mockRejectedValue(new Error('The background is gone.'));
    await bar.getProps(TWO)?.activate('b');
    expect(bar.getProps(TWO)).toMatchObject({ activeId: 'a', problem: 'not-activated' });
    expect(onActivated).not.toHaveBeenCalled();
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('says if the gateway was removed meanwhile', async () => {
    const { bar } = createBar(createKnown([A]).list);
    await bar.getProps(TWO)?.activate('b');
    expect(bar.getProps(TWO)?.problem).toBe('not-activated');
  });

  it('says after ten seconds if the background does not respond', async () => {
    vi.useFakeTimers();
    const { bar, sendMessage } = createBar();
    sendMessage.mockReturnValue(new Promise(() => {}));
    const activating = bar.getProps(TWO)?.activate('b');
    await vi.advanceTimersByTimeAsync(10_000);
    await activating;
    vi.useRealTimers();
    expect(bar.getProps(TWO)).toMatchObject({ activeId: 'a', problem: 'not-activated' });
  });

  it('forgets an earlier problem', async () => {
    const { bar, stored, sendMessage } = createBar();
    sendMessage.mockRejectedValueOnce(new Error('The background is gone.'));
    await bar.getProps(TWO)?.activate('b');
    stored.list = { ...stored.list, activeId: 'b' };
    await bar.getProps(TWO)?.activate('b');
    expect(bar.getProps(TWO)?.problem).toBeUndefined();
  });
});

describe('refreshing the balance', () => {
  it('asks once, however often the user presses while it is being read', async () => {
    const { bar, sendMessage } = createBar();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    sendMessage.mockReturnValue(promise);
    const refreshing = [bar.getProps(TWO)?.refresh(), bar.getProps(TWO)?.refresh()];
    expect(bar.getProps(TWO)?.isRefreshing).toBe(true);
    resolve(undefined);
    await Promise.all(refreshing);
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({ type: 'read-balance' });
    expect(bar.getProps(TWO)?.isRefreshing).toBe(false);
  });

  it('says if the background fails', async () => {
    const { bar, sendMessage } = createBar();
    sendMessage.mockRejectedValue(new Error('The background is gone.'));
    await bar.getProps(TWO)?.refresh();
    expect(bar.getProps(TWO)).toMatchObject({ isRefreshing: false, problem: 'not-refreshed' });
  });
});
