import { readBoundedBody } from './bounded-body.ts';
import { isPrivateHost } from './private-address.ts';

export interface PictureLimits {
  maxBytes: number;
  timeoutMs: number;
}

/** Cards show pictures at 48 px. Originals of one megabyte occur; larger ones would take too long. */
const GPT_PICTURE: PictureLimits = { maxBytes: 2 * 1024 * 1024, timeoutMs: 10_000 };

/** Pictures in answers of chats, which the user asks for: those that models draw have up to 4 MB. */
export const CHAT_PICTURE: PictureLimits = { maxBytes: 12 * 1024 * 1024, timeoutMs: 30_000 };

/** Formats without scripts and external references, so no SVG. */
const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'];

/**
 * Fetches a picture as a data URL, by default that of a GPT; `undefined` if that fails. Sends no cookies or referrer, so that neither the
 * page nor the picture's host learns where it is shown. A gateway must not cause requests to the user's private
 * network, so from private hosts only pictures of the user's gateways themselves are fetched.
 */
export async function fetchPicture(
  url: string,
  gatewayHosts: readonly string[],
  { maxBytes, timeoutMs }: PictureLimits = GPT_PICTURE,
): Promise<string | undefined> {
  try {
    const { hostname } = new URL(url);
    if (isPrivateHost(hostname) && !gatewayHosts.includes(hostname)) return undefined;
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // The background's cache is on disk, also for pictures that are shown in a private window.
      cache: 'no-store',
      // The target of a redirect could not be checked before the browser contacts it.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    if (!response.ok || !TYPES.includes(type)) return undefined;
    const bytes = await readBoundedBody(response, maxBytes);
    return bytes && toDataUrl(type, bytes);
  } catch {
    return undefined;
  }
}

function toDataUrl(type: string, bytes: Uint8Array): string {
  // In slices, because the number of arguments of a call is limited.
  let binary = '';
  for (let offset = 0; offset < bytes.length; offset += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(offset, offset + 0x8000));
  }
  return `data:${type};base64,${btoa(binary)}`;
}
