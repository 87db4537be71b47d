/** `npm run submit`: rehearses the submission of the packages to the stores; `-- --publish` submits them. */
import packageJson from '../package.json' with { type: 'json' };
import { main, readOptions, say } from './command.ts';
import { runTool } from './extension.ts';
import { planSubmission } from './stores.ts';

const { publish } = readOptions('Usage: npm run submit [-- --publish]', {
  publish: { type: 'boolean', default: false },
});

await main(async () => {
  const { args, offered, leftOut } = planSubmission(packageJson.version, process.env);
  if (leftOut.length > 0)
    say(`Left out, because their variables are not set: ${leftOut.join(', ')}.`);
  if (offered.length === 0) {
    if (publish) throw new Error('No store is configured. scripts/stores.ts lists the variables.');
    return;
  }
  // A dry run checks that the packages exist and signs in where a store allows it without an upload.
  const command = ['submit', ...(publish ? [] : ['--dry-run']), ...args];
  const submitted = runTool('wxt', command, { isQuiet: false });
  if (!submitted) throw new Error('A store rejected its package; see above.');
});
