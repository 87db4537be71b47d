import { readArguments } from '../../scripts/arguments.ts';
import { getBrowser } from '../../scripts/browsers.ts';
import { say } from '../../scripts/main.ts';
import { saveSettings } from '../../scripts/start/save-settings.ts';
import { launchLens } from '../browser/driver/index.ts';
import { startGateway } from '../gateway/server.ts';
import { servePages } from '../pages/server.ts';
import { latency } from './card/latency.ts';
import { memory } from './card/memory.ts';
import { popups } from './card/popup.ts';
import { sweep } from './card/sweep.ts';
import { contenderOf, createContenders, OURS } from './pages/contenders.ts';
import { serveSubjects } from './pages/server.ts';
import { printTable, writeFigures } from './report.ts';

const usage = `Usage: npm run bench -- card [options]
  --rounds 15         how often each case is timed
  --hovers 200        after so many the page's memory is looked at
  --ext NAME=FOLDER   one more unpacked extension, whose popup is compared; may be given again and again`;

/** How soon cards and popup are there, and what hovering leaves behind: in Chromium. */
export async function bench(): Promise<void> {
  const options = readArguments(usage, {
    rounds: { type: 'string', default: '15' },
    hovers: { type: 'string', default: '200' },
    ext: { type: 'string', multiple: true, default: [] },
  });
  const further = options.ext.map((given) => contenderOf(given, usage));
  const rounds = Number(options.rounds);
  const hovers = Number(options.hovers);
  const { contenders, close } = await createContenders();
  const ours = contenders.filter(({ name }) => name === OURS);
  const executablePath = await getBrowser('chromium');
  const [gateway, pages, subjects] = [
    await startGateway(),
    await servePages(),
    await serveSubjects(),
  ];
  const lens = await launchLens('chromium', { executablePath, extensionDir: ours[0]?.folder });
  try {
    await saveSettings(lens, gateway);
    const shown = await latency(lens, pages.url, rounds);
    printTable('From the moment a card is due to the frame that shows it', shown);
    const swept = await sweep(lens, subjects.url);
    printTable('A pointer that crosses 2,000 links in 10 s', [swept]);
    const remembered = await memory(lens, pages.url, [0, hovers / 10, hovers]);
    printTable('A page after hovers that were closed again', remembered);
    await lens.close();
    const opened = await popups([...ours, ...further], executablePath, rounds);
    printTable('Popups', opened);
    writeFigures('card', { shown, swept, remembered, opened });
    say('The figures are in .output/bench/card.json');
  } finally {
    close();
    await Promise.all([lens.close(), gateway.close(), pages.close(), subjects.close()]);
  }
}
