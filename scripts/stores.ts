import { type PackageKind, packageName } from './extension.ts';

/** The environment variables that `wxt submit` needs for each store. */
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
  /** The arguments for `wxt submit`. */
  args: string[];
  offered: Store[];
  leftOut: Store[];
}

/**
 * Determines the stores to submit a version to: those whose variables are all set. A store without any is left out; a
 * store with only some of them is an error.
 */
export function planSubmission(
  version: string,
  env: Record<string, string | undefined>,
): Submission {
  for (const store of stores) {
    const missing = NEEDS[store].filter((name) => !env[name]);
    if (missing.length > 0 && missing.length < NEEDS[store].length)
      throw new Error(`Not set for ${store}: ${missing.join(', ')}.`);
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
      // The previous API of the Chrome Web Store was shut down in October 2026.
      return ['--chrome-zip', zip('chromium'), '--chrome-api-version', 'v2'];
    case 'firefox':
      return ['--firefox-zip', zip('firefox'), '--firefox-sources-zip', zip('sources')];
    case 'edge':
      return ['--edge-zip', zip('chromium')];
  }
}
