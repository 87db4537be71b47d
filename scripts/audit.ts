/**
 * `npm run audit`: checks shipped dependencies for known vulnerabilities. Does not fail if the registry is unreachable.
 */

import { spawnSync } from 'node:child_process';
import { main, say } from './command.ts';

interface Report {
  error?: { code?: string; summary?: string };
  message?: string;
  metadata?: { vulnerabilities: Record<string, number> };
}

await main(async () => {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const { metadata, error, message } = JSON.parse(stdout || '{}') as Report;
  if (!metadata) {
    say(
      `Not audited, because the registry is not reachable: ${message ?? error?.summary ?? 'no message'}`,
    );
    return;
  }
  const { total = 0, ...bySeverity } = metadata.vulnerabilities;
  if (total > 0)
    throw new Error(`Known vulnerabilities: ${JSON.stringify(bySeverity)}. See npm audit.`);
  say('No known vulnerabilities in shipped dependencies.');
});
