/** `npm run audit`: whether what is shipped has known vulnerabilities. A registry that does not tell is no failure. */

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
    say(`Not audited, the registry does not answer: ${message ?? error?.summary ?? 'no word'}`);
    return;
  }
  const { total = 0, ...bySeverity } = metadata.vulnerabilities;
  if (total > 0)
    throw new Error(`Known vulnerabilities: ${JSON.stringify(bySeverity)}. See npm audit.`);
  say('No known vulnerabilities in what is shipped.');
});
