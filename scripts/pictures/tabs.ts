import { press } from '../../test/browser/driver/index.ts';
import { draw, type Studio } from './studio.ts';

/** Options and welcome page as they are shown in a tab, whole. */
export async function drawOptions(studio: Studio): Promise<void> {
  const options = await studio.lens.openOptions();
  await press(options, studio.words['options.test']);
  await options.waitForSelector('.findings');
  const height = await options.evaluate(() => document.documentElement.scrollHeight);
  await options.setViewport({ width: 760, height, deviceScaleFactor: 2 });
  await draw(options, 'options', studio);
  // A window of 760 at a zoom of 200 percent.
  await options.setViewport({ width: 380, height: 700, deviceScaleFactor: 4 });
  await draw(options, 'options-200', studio);
  await options.close();
}

export async function drawWelcome(studio: Studio): Promise<void> {
  const { lens } = studio;
  const welcome = await lens.openPage(lens.extensionUrl('welcome.html'));
  await welcome.waitForSelector('form');
  const height = await welcome.evaluate(() => document.documentElement.scrollHeight);
  await welcome.setViewport({ width: 760, height, deviceScaleFactor: 2 });
  await draw(welcome, 'welcome', studio);
  await welcome.close();
}
