/** Formats without scripts and external references. */
const IMAGE_DATA = /^data:image\/(?:png|jpeg|webp|gif|avif);base64,[A-Za-z0-9+/=]+$/;

/** An address that may be opened, in its normal form; `undefined` if it is none. */
export function toWebUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}

/** Whether the address of an image contains the image, so that showing it contacts nobody. */
export function isImageData(url: string): boolean {
  return IMAGE_DATA.test(url);
}

/** Whether an address is of a file in the environment in which the model runs code. */
export function isSandboxFile(url: string): boolean {
  return /^sandbox:/i.test(url);
}

export function getHost(url: string): string {
  return new URL(url).host;
}
