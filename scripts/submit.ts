/** `npm run submit`: rehearses handing the packages of `npm run zip` to the stores; `-- --publish` does it. */
import packageJson from '../package.json' with { type: 'json' };
import { main, readOptions, say } from './command.ts';
import { runTool } from './extension.ts';
import { planSubmission } from './stores.ts';

const { publish } = readOptions('Usage: npm run submit [-- --publish]', {
  publish: { type: 'boolean', default: false },
});

await main(async () => {
  const { args, offered, leftOut } = planSubmission(packageJson.version, process.env);
  if (leftOut.length > 0) say(`Left out, without secrets: ${leftOut.join(', ')}.`);
  if (offered.length === 0) {
    if (publish) throw new Error('There is no store to publish in: see scripts/stores.ts.');
    return;
  }
  // A rehearsal looks for the packages, signs in where a store can be asked without an upload, and uploads nothing.
  const command = ['submit', ...(publish ? [] : ['--dry-run']), ...args];
  const submitted = runTool('wxt', command, { isQuiet: false });
  if (!submitted) throw new Error('A store did not take its package: see above.');
});
