import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const START_LIMIT_MS = 30_000;

export interface RelayProcess {
  /** The URL that the relay listens on, without a trailing slash. */
  url: string;
  close(): Promise<void>;
}

/** Starts `@portkey-ai/gateway` in a process of its own. Rejects if it does not listen within 30 seconds. */
export async function startRelayProcess(): Promise<RelayProcess> {
  const preload = new URL('./prepare.mjs', import.meta.url).href;
  const program = require.resolve('@portkey-ai/gateway/build/start-server.js');
  const child = spawn(process.execPath, ['--import', preload, program, '--headless', '--port=0'], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  try {
    return { url: `http://127.0.0.1:${await portOf(child)}`, close: () => end(child) };
  } catch (error) {
    await end(child);
    throw error;
  }
}

/** The port that the process reports. Rejects if it ends before, or takes too long. */
async function portOf(child: ChildProcess): Promise<number> {
  const signal = AbortSignal.timeout(START_LIMIT_MS);
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`The relay ended with code ${code} before it listened.`);
  });
  const [port] = await Promise.race([once(child, 'message', { signal }), ended]);
  // The process ends later, when nobody waits for it.
  ended.catch(() => {});
  return Number(port);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
