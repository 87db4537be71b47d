import { readBoundedBody } from './bounded-body.ts';
import { isPrivateHost } from './private-address.ts';

/** A card's picture is 48 px; originals of a megabyte occur, larger ones are not worth a card's wait. */
const MAX_BYTES = 2 * 1024 * 1024;
const TIMEOUT_MS = 10_000;

/** Pictures without script or outside references: no SVG. */
const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'];

/**
 * A GPT's picture as a data URL, fetched without cookies or referrer, so that neither the page nor the
 * picture's host learns where it is shown. `undefined` when there is none to be had. A gateway may not send
 * us knocking at its user's own network: there only a picture of `gatewayHost` itself is fetched.
 */
export async function fetchPicture(
  url: string,
  gatewayHost: string | undefined,
): Promise<string | undefined> {
  try {
    const { hostname } = new URL(url);
    if (isPrivateHost(hostname) && hostname !== gatewayHost) return undefined;
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // Where it would lead could not be looked at before it is asked.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    if (!response.ok || !TYPES.includes(type)) return undefined;
    const bytes = await readBoundedBody(response, MAX_BYTES);
    return bytes && toDataUrl(type, bytes);
  } catch {
    return undefined;
  }
}

function toDataUrl(type: string, bytes: Uint8Array): string {
  // In slices: a call takes only so many arguments.
  let binary = '';
  for (let offset = 0; offset < bytes.length; offset += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(offset, offset + 0x8000));
  }
  return `data:${type};base64,${btoa(binary)}`;
}
