import { beforeAll, describe, expect, test } from 'vitest';
import { sumUsage, type UsageByDay } from '../../../utils/lookup/usage-by-day.ts';
import { COUNTED_AT_FIRST } from '../../pages/cases/counting.ts';
import { axeOnPage } from '../support/driver/axe.ts';
import { control, openSidePanel, press } from '../support/driver/index.ts';
import { poll } from '../support/driver/poll.ts';
import { readToolbarState } from '../support/driver/toolbar.ts';
import { APPEARANCES, applyAppearance } from '../support/fixtures/appearance.ts';
import {
  onlyIn,
  pause,
  saveSettings,
  selectOption,
  useFixture,
} from '../support/fixtures/fixture.ts';
import { changeOwner, createFollowHelpers, waitForText } from '../support/fixtures/follows.ts';

const fixture = useFixture();
const { getId, openDetails, follow, readFollow, ageByTwoDays, triggerCheckAlarm } =
  createFollowHelpers(fixture);

function lookUpsOf(...names: string[]): number[] {
  const { byId } = fixture.gateway.stats();
  return names.map((name) => byId[getId(name)] ?? 0);
}

describe('scheduled follow checks', () => {
  const NAMES = ['Gopher Gate', 'Slow Rail', 'Grid Watch'];

  beforeAll(async () => {
    await saveSettings(fixture, {
      'look-ups': { freshHours: 24, dailyLimit: null },
    });
    for (const name of NAMES) await follow(name);
    fixture.gateway.resetStats();
  });

  test('are off by default, with their cost beside the setting', async () => {
    await ageByTwoDays();
    await triggerCheckAlarm();
    await pause();
    expect(lookUpsOf(...NAMES)).toEqual([0, 0, 0]);
    const options = await fixture.extension.openOptions();
    await waitForText(options, '.hint', 'You follow 3 GPTs: daily checks make 3 look-ups a day');
    await options.close();
    await selectOption(fixture, 'Check followed GPTs', 'day');
  });

  test('look up due GPTs once and show a badge until the changes are marked as seen', async () => {
    await ageByTwoDays();
    fixture.gateway.change('Gopher Gate', changeOwner);
    await triggerCheckAlarm();
    const marked = { badge: 'new', title: 'GPT Lens: 1 GPT you follow has changed' };
    expect(
      await poll(
        () => readToolbarState(fixture.extension),
        ({ badge }) => badge,
        8000,
      ),
    ).toEqual(marked);
    await poll(
      async () => fixture.gateway.stats().lookups,
      (count) => count === 3,
      5000,
    );
    await triggerCheckAlarm();
    await pause();
    expect(lookUpsOf(...NAMES)).toEqual([1, 1, 1]);

    const panel = await openSidePanel(fixture.extension, '#following');
    await waitForText(panel, '.change-critical', 'author changed from Elif Kaya to Mallory');
    // The request must restart a stopped background.
    await fixture.extension.stopBackground();
    await press(panel, 'Mark as seen');
    const plain = { badge: '', title: 'GPT Lens' };
    expect(
      await poll(
        () => readToolbarState(fixture.extension),
        ({ badge }) => !badge,
        5000,
      ),
    ).toEqual(plain);
    const options = await fixture.extension.openOptions();
    await waitForText(options, '.usage-table tr', 'Following3');
  });

  test('stop at the daily limit', async () => {
    await ageByTwoDays();
    const [options, today] = [
      await fixture.extension.openOptions(),
      new Date().toLocaleDateString('sv'),
    ];
    const usage = (await options.evaluate(async () => {
      const { storage } = (
        globalThis as unknown as {
          chrome: { storage: { local: { get(key: string): Promise<{ tally: object }> } } };
        }
      ).chrome;
      return (await storage.local.get('tally')).tally;
    })) as UsageByDay;
    const used = sumUsage(usage, { period: today }).count;
    const lookUps = { freshHours: 24, dailyLimit: used + 2 };
    await saveSettings(fixture, { 'look-ups': lookUps });
    await triggerCheckAlarm();
    await poll(
      async () => fixture.gateway.stats().lookups,
      (count) => count === 2,
      5000,
    );
    await pause();
    expect(fixture.gateway.stats().lookups).toBe(2);
    await saveSettings(fixture, { 'look-ups': { ...lookUps, dailyLimit: null } });
  });

  test('resume after a stop of the background and repeat only the request in flight', async () => {
    await ageByTwoDays();
    fixture.gateway.delay(900);
    await triggerCheckAlarm();
    // The first response has arrived, the second request is in flight.
    await poll(
      async () => fixture.gateway.stats().lookups,
      (count) => count === 2,
      8000,
    );
    expect(await fixture.extension.stopBackground()).toBe(true);
    fixture.gateway.heal();
    await triggerCheckAlarm();
    await poll(
      async () => fixture.gateway.stats().lookups,
      (count) => count === 4,
      8000,
    );
    await pause();
    const times = lookUpsOf(...NAMES).toSorted();
    expect(times).toEqual([1, 1, 2]);
  });

  test("show their badge above the page's count but below “off”", async () => {
    const address = `${fixture.pages.url}/counting`;
    await saveSettings(fixture, { counting: true });
    await ageByTwoDays();
    await fixture.extension.openPage(address);
    // Frames report their counts one after the other, so wait for the complete count.
    const isCount = ({ badge }: { badge: string }) => badge === String(COUNTED_AT_FIRST);
    expect(
      isCount(await poll(() => readToolbarState(fixture.extension, address), isCount, 8000)),
    ).toBe(true);
    fixture.gateway.change('Slow Rail', changeOwner);
    await triggerCheckAlarm();
    const isNew = ({ badge }: { badge: string }) => badge === 'new';
    expect(
      (await poll(() => readToolbarState(fixture.extension, address), isNew, 8000)).badge,
    ).toBe('new');
    await saveSettings(fixture, { sites: { mode: 'except', except: ['127.0.0.1'], only: [] } });
    expect((await readToolbarState(fixture.extension, address)).badge).toBe('off');
    await saveSettings(fixture, { sites: { mode: 'except', except: [], only: [] } });
    const panel = await openSidePanel(fixture.extension, '#following');
    await panel.waitForSelector('.unseen-changes');
    await press(
      panel,
      (await panel.$$('.unseen-changes')).length > 1 ? 'Mark all as seen' : 'Mark as seen',
    );
    expect(
      isCount(await poll(() => readToolbarState(fixture.extension, address), isCount, 5000)),
    ).toBe(true);
    await saveSettings(fixture, { counting: false });
  });
});

// Headless Firefox shows no notifications, so this checks only that the browser accepted it.
test(
  'passes a notification to the browser when a check finds a change',
  onlyIn('firefox', 'Chromium asks in a prompt that no driver can answer'),
  async () => {
    const options = await fixture.extension.openOptions();
    await press(options, 'Notify me when a check finds a change');
    const box = await control(options, 'Notify me when a check finds a change');
    const isOn = () => box.evaluate((each) => (each as HTMLInputElement).checked);
    expect(await poll(isOn, Boolean, 3000)).toBe(true);
    await ageByTwoDays();
    fixture.gateway.change('Grid Watch', changeOwner);
    await triggerCheckAlarm();
    const readNotifiedAt = async () => (await readFollow('Grid Watch')).toldAt;
    expect(await poll(readNotifiedAt, Boolean, 8000)).toBe((await readFollow('Grid Watch')).newsAt);
  },
);

test('passes axe in the list of followed GPTs in every language and theme', async () => {
  await ageByTwoDays();
  for (const name of ['Gopher Gate', 'Slow Rail']) fixture.gateway.change(name, changeOwner);
  await triggerCheckAlarm();
  for (const appearance of APPEARANCES) {
    await applyAppearance(fixture, appearance);
    const panel = await openSidePanel(fixture.extension, '#following');
    await panel.waitForSelector('.change-critical');
    expect(await axeOnPage(panel)).toEqual([]);
    await panel.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `followed/${getId('Gopher Gate')}`,
    );
    await panel.waitForSelector('.time-chart');
    expect(await axeOnPage(panel)).toEqual([]);
    await panel.close();
    const popup = await openDetails('Gopher Gate');
    await popup.waitForSelector('.change-critical');
    expect(await axeOnPage(popup)).toEqual([]);
    await popup.close();
  }
});
