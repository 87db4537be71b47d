import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readArguments } from '../../scripts/arguments.ts';
import { getBrowser } from '../../scripts/browsers.ts';
import { say } from '../../scripts/main.ts';
import { saveSettings } from '../../scripts/start/save-settings.ts';
import { launchLens, openSidePanel } from '../browser/driver/index.ts';
import { startGateway } from '../gateway/server.ts';
import { servePages } from '../pages/server.ts';
import { printTable, writeFigures } from './report.ts';
import { browsing } from './soak/browsing.ts';
import { drawSoak } from './soak/chart.ts';
import { type Sample, takeSample } from './soak/sample.ts';

const usage = `Usage: npm run soak [-- options]
  --minutes 60    how long somebody browses at least
  --pages 1000    how many pages are opened at least: a busy machine takes longer for them
  --every 15      seconds from one look at what is held to the next
  --seed 1        who browses, and what goes wrong`;

/** Browses for a long time in Chromium, with a failing gateway and a dying background, and looks at what is held. */
export async function bench(): Promise<void> {
  const options = readArguments(usage, {
    minutes: { type: 'string', default: '60' },
    pages: { type: 'string', default: '1000' },
    every: { type: 'string', default: '15' },
    seed: { type: 'string', default: '1' },
  });
  const executablePath = await getBrowser('chromium');
  const [gateway, pages] = [await startGateway(), await servePages()];
  const lens = await launchLens('chromium', { executablePath });
  const errors: string[] = [];
  lens.browser.on('targetcreated', async (target) => {
    const page = await target.page().catch(() => null);
    page?.on('pageerror', (error) => errors.push(String((error as Error).stack)));
    page?.on(
      'console',
      (message) =>
        message.type() === 'error' && isOurs(message.stackTrace()) && errors.push(message.text()),
    );
    const worker =
      target.type() === 'service_worker' ? await target.worker().catch(() => null) : null;
    worker?.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  });
  try {
    await saveSettings(lens, gateway);
    const probe = await openSidePanel(lens, '#history');
    const lasting = await lens.openPage(`${pages.url}/`);
    const session = await lasting.createCDPSession();
    await session.send('Performance.enable');
    await session.send('HeapProfiler.enable');

    const { deeds, missed, next } = browsing(
      { lens, gateway, pagesUrl: pages.url, lasting },
      Number(options.seed),
    );
    const start = performance.now();
    const minutes = () => (performance.now() - start) / 60_000;
    const samples: Sample[] = [];
    let failedActs = 0;
    const title = () =>
      `${Math.round(minutes())} minutes: ${deeds.pages} pages, ${deeds.hovers} hovers, ${deeds.searches} searches, ${deeds.surveys} surveys, ${deeds.deaths} deaths, ${deeds.faults} faults`;
    // Written each time: a run that is broken off has not been for nothing.
    const sample = async () => {
      samples.push(await takeSample(lens, session, probe, minutes(), errors.length));
      const { lookups } = gateway.stats();
      writeFigures('soak', { deeds, failedActs, missed, errors, samples, lookups });
      writeFileSync(picture, drawSoak(samples, title()));
    };
    let sampledAt = Number.NEGATIVE_INFINITY;
    const isDone = () =>
      minutes() >= Number(options.minutes) && deeds.pages >= Number(options.pages);
    while (!isDone()) {
      if (performance.now() - sampledAt > Number(options.every) * 1000) {
        sampledAt = performance.now();
        await sample();
      }
      await next().catch((error: unknown) => {
        if (!lens.browser.connected) throw error;
        failedActs++;
        say(`An act failed: ${error}`);
      });
    }
    await sample();
    printTable(
      title(),
      samples.filter(
        (_, at) => at % Math.ceil(samples.length / 12) === 0 || at === samples.length - 1,
      ),
    );
    say(
      `Figures: .output/bench/soak.json, picture: .output/bench/soak.svg; ${errors.length} errors, ${failedActs} acts failed, ${missed.length} links missed`,
    );
  } finally {
    await Promise.all([lens.close(), gateway.close(), pages.close()]);
  }
}

const picture = fileURLToPath(new URL('../../.output/bench/soak.svg', import.meta.url));

/** A page's own complaints, such as a picture that is not there, are not ours. */
function isOurs(stack: { url?: string }[]): boolean {
  return stack.some(({ url }) => url?.includes('-extension://'));
}
