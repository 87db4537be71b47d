/**
 * `npm run submit`: rehearses the submission of the packages to the stores; `-- --publish` submits them. `wxt submit`
 * reads the variables that `.github/workflows/release.yml` sets, and rejects an incomplete set before it submits.
 */
import { main, readOptions, say } from './command.ts';
import { packageFile, runTool } from './extension.ts';

const { publish } = readOptions('Usage: npm run submit [-- --publish]', {
  publish: { type: 'boolean', default: false },
});

/** For each store, the variable that selects it, and its packages. */
const STORES = {
  CHROME_EXTENSION_ID: [
    ...['--chrome-zip', packageFile('chromium')],
    // The previous API of the Chrome Web Store was shut down in October 2026.
    ...['--chrome-api-version', 'v2'],
  ],
  FIREFOX_EXTENSION_ID: [
    ...['--firefox-zip', packageFile('firefox')],
    ...['--firefox-sources-zip', packageFile('sources')],
  ],
  EDGE_PRODUCT_ID: ['--edge-zip', packageFile('chromium')],
};

await main(async () => {
  // GitHub passes secrets that are not set as empty strings, which `wxt submit` would accept.
  for (const [name, value] of Object.entries(process.env)) if (!value) delete process.env[name];
  const packages = Object.entries(STORES).flatMap(([variable, args]) => {
    if (process.env[variable]) return args;
    say(`${variable} is not set, so this store is left out.`);
    return [];
  });
  if (packages.length === 0) {
    if (publish) throw new Error('No store is configured.');
    return;
  }
  // A dry run checks that the packages exist and signs in where a store allows it without an upload.
  const command = ['submit', ...(publish ? [] : ['--dry-run']), ...packages];
  if (!runTool('wxt', command, { isQuiet: false }))
    throw new Error('The stores were not all reached, or rejected a package; see above.');
});
