import { type PackageKind, packageName } from './extension.ts';

/** What each store has to know before it takes a package, under the names that `wxt submit` reads. */
const NEEDS = {
  chrome: [
    'CHROME_EXTENSION_ID',
    'CHROME_PUBLISHER_ID',
    'CHROME_SERVICE_ACCOUNT_CLIENT_EMAIL',
    'CHROME_SERVICE_ACCOUNT_PRIVATE_KEY',
  ],
  firefox: ['FIREFOX_EXTENSION_ID', 'FIREFOX_JWT_ISSUER', 'FIREFOX_JWT_SECRET'],
  edge: ['EDGE_PRODUCT_ID', 'EDGE_CLIENT_ID', 'EDGE_API_KEY'],
} as const;

type Store = keyof typeof NEEDS;

const stores = Object.keys(NEEDS) as Store[];

interface Submission {
  /** What `wxt submit` is told. */
  args: string[];
  offered: Store[];
  leftOut: Store[];
}

/**
 * Which stores are offered the packages of a version: those whose needs are all in the environment. A store of which
 * nothing is known is left out; one of which only a part is known is a mistake, and an error.
 */
export function planSubmission(
  version: string,
  env: Record<string, string | undefined>,
): Submission {
  for (const store of stores) {
    const missing = NEEDS[store].filter((name) => !env[name]);
    if (missing.length > 0 && missing.length < NEEDS[store].length)
      throw new Error(`For ${store} there is no ${missing.join(' and no ')}.`);
  }
  const offered = stores.filter((store) => NEEDS[store].every((name) => env[name]));
  return {
    args: offered.flatMap((store) => packagesFor(store, version)),
    offered,
    leftOut: stores.filter((store) => !offered.includes(store)),
  };
}

function packagesFor(store: Store, version: string): string[] {
  const zip = (kind: PackageKind) => `.output/${packageName(kind, version)}`;
  switch (store) {
    case 'chrome':
      // The older API of the Chrome Web Store ended in October 2026.
      return ['--chrome-zip', zip('chromium'), '--chrome-api-version', 'v2'];
    case 'firefox':
      return ['--firefox-zip', zip('firefox'), '--firefox-sources-zip', zip('sources')];
    case 'edge':
      return ['--edge-zip', zip('chromium')];
  }
}
