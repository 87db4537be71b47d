import type { SavedGateway } from '../../settings/saved-gateways.ts';

/** For the text field. Longer names would not fit into the popup. */
export const MAX_NAME_LENGTH = 60;

/** The host of a gateway, with its port. */
export function toHost(baseUrl: string): string {
  return URL.parse(baseUrl)?.host ?? '';
}

/** Whether a name is one that `getDefaultName` chose. */
export function isDefaultName(name: string, baseUrl: string): boolean {
  const host = toHost(baseUrl);
  return (
    name === host || (name.startsWith(`${host} (`) && /^\(\d+\)$/.test(name.slice(host.length + 1)))
  );
}

/** The host, with a number if another gateway has that name: people have several keys of one gateway. */
export function getDefaultName(baseUrl: string, others: Pick<SavedGateway, 'name'>[]): string {
  const host = toHost(baseUrl);
  const isTaken = (name: string) => others.some((other) => other.name === name);
  let name = host;
  for (let number = 2; isTaken(name); number++) name = `${host} (${number})`;
  return name;
}
