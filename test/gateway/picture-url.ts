/** What the URL of a GPT's picture returns; `none` is a GPT without a URL. */
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

/** The URL of a GPT's picture, or null for a GPT without one. */
export function pictureUrl(origin: string, id: string, kind: PictureKind): string | null {
  if (kind === 'none') return null;
  const address = `${origin}/pictures/${id}.${kind === 'svg' ? 'svg' : 'png'}`;
  // Real objects contain signed URLs whose ampersands are escaped as if for HTML.
  return kind === 'escaped-url' ? `${address}?se=2123-10-13&amp;sig=invented%3D` : address;
}
