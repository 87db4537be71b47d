/** What is found at the address of a GPT's picture; `none` is a GPT without an address. */
export type PictureKind =
  | 'png'
  | 'none'
  | 'not-found'
  | 'expired'
  | 'huge'
  | 'html'
  | 'svg'
  | 'broken'
  | 'escaped-url';

/** The address of a GPT's picture, or null for a GPT without one. */
export function pictureUrl(origin: string, id: string, kind: PictureKind): string | null {
  if (kind === 'none') return null;
  const address = `${origin}/pictures/${id}.${kind === 'svg' ? 'svg' : 'png'}`;
  // Real objects hold signed addresses whose ampersands were escaped as if for HTML.
  return kind === 'escaped-url' ? `${address}?se=2123-10-13&amp;sig=invented%3D` : address;
}
