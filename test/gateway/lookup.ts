/** A request to one of the four documented endpoints. */
export interface Lookup {
  endpoint: Endpoint;
  /** The requested id or search words; empty if missing. */
  asked: string;
}

export type Endpoint = 'id-v1' | 'id-v2' | 'search-v1' | 'search-v2';

/** The endpoint of a request, or null for any other path. */
export function readLookup(method: string, url: URL): Lookup | null {
  if (method !== 'GET') return null;
  const { pathname, searchParams } = url;
  switch (pathname) {
    case '/v1/gpts':
    case '/v1/gpts/':
      return { endpoint: 'id-v1', asked: searchParams.get('id') ?? '' };
    case '/v1/gpts/search':
      return { endpoint: 'search-v1', asked: searchParams.get('search') ?? '' };
    case '/v2/gpts/search':
      return { endpoint: 'search-v2', asked: searchParams.get('query') ?? '' };
  }
  const id = /^\/v2\/gpts\/([^/]+)$/.exec(pathname)?.[1];
  return id === undefined ? null : { endpoint: 'id-v2', asked: decode(id) };
}

/** Decodes a part of a path; one that is badly encoded stays as it is. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
