import { isLoopback } from './base-url.ts';

/** Host names that are resolved in private networks only. */
const LOCAL_NAME = /(?:^|\.)(?:local|localdomain|internal|intranet|lan|home|corp|home\.arpa)$/;

/** IPv4: loopback, private and carrier networks, link-local (cloud metadata), benchmark tests, multicast, reserved. */
const PRIVATE_IPV4 =
  /^(?:0|10|127|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.(?:0\.0|168)|198\.1[89]|22[4-9]|2[3-5]\d)\.[\d.]+$/;

/** Global IPv6 addresses, except 6to4, which contain an IPv4 address. */
const GLOBAL_IPV6 = /^\[(?!2002:)[23][0-9a-f]{3}:/;

/**
 * Whether a host, as normalized by `URL`, is local or in a private network. Judges by the name only: a public name that
 * resolves to a private address cannot be detected before the request.
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '');
  if (host.startsWith('[')) return !GLOBAL_IPV6.test(host);
  if (isLoopback(host) || PRIVATE_IPV4.test(host)) return true;
  return !host.includes('.') || LOCAL_NAME.test(host);
}
