import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { getBrowser } from '../../scripts/browsers.ts';
import { buildExtension, extensionDir } from '../../scripts/extension.ts';
import { launchExtension, saveGateway } from '../browser/support/driver/index.ts';
import { startGateway } from '../gateway/server.ts';
import { servePages } from '../pages/server.ts';

/** A folder that is deleted when the benchmark ends. */
export function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gpt-lens-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  return folder;
}

/** Builds GPT Lens for Chromium into a folder that other builds do not overwrite during the benchmark. */
export async function buildCopy(): Promise<string> {
  const folder = createFolder();
  await buildExtension('chromium');
  cpSync(extensionDir('chromium'), folder, { recursive: true });
  return folder;
}

/** Opens Chromium with GPT Lens, set up for the demo gateway. All of it ends with the process. */
export async function openBench() {
  const [gateway, pages, executablePath, folder] = await Promise.all([
    // Enough for any number of look-ups.
    startGateway({ balance: 1_000_000 }),
    servePages(),
    getBrowser('chromium'),
    buildCopy(),
  ]);
  const extension = await launchExtension('chromium', { executablePath, extensionDir: folder });
  await saveGateway(extension, gateway);
  return { extension, gateway, pagesUrl: pages.url };
}

/** A page's memory after garbage collection. */
export async function readMemory(page: Page) {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.enable');
  for (let times = 0; times < 3; times++) await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  const { JSHeapUsedSize, Nodes, JSEventListeners } = await page.metrics();
  return {
    heapKb: Math.round((JSHeapUsedSize ?? Number.NaN) / 1000),
    nodes: Nodes ?? Number.NaN,
    listeners: JSEventListeners ?? Number.NaN,
  };
}
