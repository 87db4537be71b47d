/** How files of the formats begin that gateways decode to count the tokens of an image. */
const SIGNATURES: Record<string, readonly string[]> = {
  png: ['\x89PNG\r\n\x1a\n'],
  jpeg: ['\xff\xd8\xff'],
  gif: ['GIF87a', 'GIF89a'],
  webp: ['RIFF'],
};

/** The format and size of an image in a data URL; null if it is none of these or broken. */
export function readImage(url: string): { format: string; bytes: number } | null {
  const base64 = /^data:image\/[a-z+.-]+;base64,([A-Za-z0-9+/]+=*)$/.exec(url)?.[1];
  if (base64 === undefined) return null;
  const data = Buffer.from(base64, 'base64');
  const start = data.subarray(0, 8).toString('latin1');
  const [format] =
    Object.entries(SIGNATURES).find(([, starts]) =>
      starts.some((each) => start.startsWith(each)),
    ) ?? [];
  return format === undefined ? null : { format, bytes: data.length };
}

/** Whether a gateway could not decode an image. One at another address counts as good. */
export function isBrokenImage(url: string): boolean {
  return !/^https?:/.test(url) && readImage(url) === null;
}
