import type { CachedGpt } from '../lookup/cache/entries.ts';
import { type GatewayList, getActiveGateway } from '../settings/gateway-list.ts';
import { formatAge, formatReadAge, MINUTE_MS } from './format.ts';
import type { I18n } from './i18n.ts';

/** The name of a gateway; `undefined` if the user has removed it. */
function findName({ all }: GatewayList, gatewayId: string): string | undefined {
  return all.find(({ id }) => id === gatewayId)?.name;
}

/** The name that the user gave a gateway, or that it was removed. */
export function getGatewayName(text: I18n, list: GatewayList, gatewayId: string): string {
  return findName(list, gatewayId) ?? text.t('gateway.removed');
}

/**
 * How long ago a GPT was looked up, and at which gateway if that is not clear: "5 min. ago from Backup". `now`:
 * milliseconds since 1970.
 */
export function formatSource(
  text: I18n,
  { readAt, gatewayId }: Pick<CachedGpt, 'readAt' | 'gatewayId'>,
  list: GatewayList,
  now: number,
): string {
  const isClear = list.all.length < 2 && gatewayId === getActiveGateway(list)?.id;
  if (gatewayId === undefined || isClear) return formatReadAge(text, readAt, now);
  const isNew = now - readAt < MINUTE_MS;
  const age = isNew ? text.t('gpt.looked-up-just-now') : formatAge(text, readAt, now, 'short');
  const gateway = findName(list, gatewayId);
  return gateway === undefined
    ? text.t('panel.looked-up-at-removed', { age })
    : text.t('panel.looked-up-at', { age, gateway });
}
