import type { Failure } from '../../gateway/failure.ts';
import { isBalanceLow } from '../../i18n/balance-text.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import type { sendMessage } from '../../messages/send.ts';
import { type BalanceReading, READ_BALANCE_LIMIT_MS } from '../../settings/gateway-info.ts';
import {
  type GatewayEntry,
  type GatewayList,
  getActiveGateway,
} from '../../settings/gateway-list.ts';
import { getActiveTopUpUrl, type KnownGateways } from '../gateways/known-gateways.ts';

/** What the user wanted and did not get. */
export type GatewayBarProblem = 'not-activated' | 'not-refreshed';

/** The active gateway with its balance, and the actions on it. */
export interface GatewayBarProps {
  /** The gateways to choose from; empty if there is only one. */
  choices: Pick<GatewayEntry, 'id' | 'name'>[];
  activeId: string;
  /** Missing until the balance has been read. */
  reading?: BalanceReading;
  /** Why it could not be read the last time. */
  balanceFailure?: Failure;
  isLow: boolean;
  /** An https URL. */
  topUpUrl?: string;
  isRefreshing: boolean;
  problem?: GatewayBarProblem;
  activate(gatewayId: string): Promise<void>;
  refresh(): Promise<void>;
}

interface GatewayBarDeps {
  sendMessage: typeof sendMessage;
  readGatewayList(): Promise<GatewayList>;
  /** Called with the new list after the user has activated another gateway. */
  onActivated(list: GatewayList): void;
  /** Called when the state of an action changes. */
  onChange(): void;
}

/** Writing a setting takes milliseconds. */
const ACTIVATION_LIMIT_MS = 10_000;

/** The actions of the popup's gateway bar, and their state. */
export function createGatewayBar(deps: GatewayBarDeps) {
  const { sendMessage, onChange } = deps;
  /** Chosen, but not active yet. */
  let chosenId: string | undefined;
  let isRefreshing = false;
  let problem: GatewayBarProblem | undefined;

  async function requestActivation(gatewayId: string): Promise<void> {
    await sendMessage({ type: 'activate-gateway', gatewayId });
    const list = await deps.readGatewayList();
    // It may have been removed meanwhile.
    if (getActiveGateway(list)?.id !== gatewayId) throw new Error('The gateway is not active.');
    deps.onActivated(list);
  }

  async function activate(gatewayId: string): Promise<void> {
    chosenId = gatewayId;
    problem = undefined;
    onChange();
    try {
      await withTimeout(requestActivation(gatewayId), ACTIVATION_LIMIT_MS, 'Activating a gateway');
    } catch (error) {
      console.error('GPT Lens: the gateway could not be activated.', error);
      // A later choice reports its own result.
      if (chosenId === gatewayId) problem = 'not-activated';
    }
    if (chosenId === gatewayId) chosenId = undefined;
    onChange();
  }

  async function refresh(): Promise<void> {
    if (isRefreshing) return;
    isRefreshing = true;
    problem = undefined;
    onChange();
    try {
      await withTimeout(
        sendMessage({ type: 'read-balance' }),
        READ_BALANCE_LIMIT_MS,
        'The balance',
      );
    } catch (error) {
      console.error('GPT Lens: the balance could not be read.', error);
      problem = 'not-refreshed';
    }
    isRefreshing = false;
    onChange();
  }

  return {
    /** What to show; `undefined` with one gateway whose balance is not known. */
    getProps(known: KnownGateways): GatewayBarProps | undefined {
      const { all } = known.list;
      const active = getActiveGateway(known.list);
      const info = active && known.infos[active.id];
      const isBalanceKnown = info?.balance && info.balance.balance.kind !== 'not-offered';
      const hasChoice = all.length > 1;
      if (!active || (!hasChoice && !isBalanceKnown)) return undefined;
      return {
        choices: hasChoice ? all : [],
        activeId: chosenId ?? active.id,
        reading: info?.balance,
        balanceFailure: info?.balanceFailure,
        isLow: info?.balance ? isBalanceLow(info.balance.balance, active.lowBalance) : false,
        topUpUrl: getActiveTopUpUrl(known),
        isRefreshing,
        problem,
        activate,
        refresh,
      };
    },
  };
}
