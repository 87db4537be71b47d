import { beforeAll, describe, expect, test } from 'vitest';
import { COUNTED_AT_FIRST } from '../../pages/cases/counting.ts';
import { axeOnPage } from '../support/driver/axe.ts';
import { control, openSidePanel, press } from '../support/driver/index.ts';
import { poll } from '../support/driver/poll.ts';
import { readToolbarState } from '../support/driver/toolbar.ts';
import { APPEARANCES, applyAppearance } from '../support/fixtures/appearance.ts';
import { pause, saveSettings, selectOption, useFixture } from '../support/fixtures/fixture.ts';
import { changeOwner, createFollowHelpers, waitForText } from '../support/fixtures/follows.ts';
import { onlyIn } from '../support/fixtures/only-in.ts';

const world = useFixture();
const { getId, openDetails, follow, readFollow, ageByTwoDays, triggerCheckAlarm } =
  createFollowHelpers(world);

function lookUpsOf(...names: string[]): number[] {
  const { byId } = world.gateway.stats();
  return names.map((name) => byId[getId(name)] ?? 0);
}

describe('checks', () => {
  const NAMES = ['Gopher Gate', 'Slow Rail', 'Grid Watch'];

  beforeAll(async () => {
    await saveSettings(world, {
      'look-ups': { version: 'auto', freshHours: 24, dailyLimit: null },
    });
    for (const name of NAMES) await follow(name);
    world.gateway.resetStats();
  });

  test('are off until they are chosen, with their cost beside the choice', async () => {
    await ageByTwoDays();
    await triggerCheckAlarm();
    await pause();
    expect(lookUpsOf(...NAMES)).toEqual([0, 0, 0]);
    const options = await world.extension.openOptions();
    await waitForText(options, '.hint', 'You follow 3 GPTs: every day that is 3 look-ups a day');
    await options.close();
    await selectOption(world, 'Check followed GPTs', 'day');
  });

  test('look up what is due once, and mark the button until what changed is seen', async () => {
    await ageByTwoDays();
    world.gateway.change('Gopher Gate', changeOwner);
    await triggerCheckAlarm();
    const marked = { badge: 'new', title: 'GPT Lens: 1 GPT you follow has changed' };
    expect(
      await poll(
        () => readToolbarState(world.extension),
        ({ badge }) => badge,
        8000,
      ),
    ).toEqual(marked);
    await poll(
      async () => world.gateway.stats().lookups,
      (count) => count === 3,
      5000,
    );
    await triggerCheckAlarm();
    await pause();
    expect(lookUpsOf(...NAMES)).toEqual([1, 1, 1]);

    const panel = await openSidePanel(world.extension, '#following');
    await waitForText(panel, '.change-critical', 'its author is now Mallory');
    // The background may sleep by now, and is woken for it.
    await world.extension.stopBackground();
    await press(panel, 'Mark as seen');
    const plain = { badge: '', title: 'GPT Lens' };
    expect(
      await poll(
        () => readToolbarState(world.extension),
        ({ badge }) => !badge,
        5000,
      ),
    ).toEqual(plain);
    const options = await world.extension.openOptions();
    await waitForText(options, '.hint', 'by following 3');
  });

  test('stop at the limit of the day', async () => {
    await ageByTwoDays();
    const [options, today] = [
      await world.extension.openOptions(),
      new Date().toLocaleDateString('sv'),
    ];
    const tally = (await options.evaluate(async () => {
      const { storage } = (
        globalThis as unknown as {
          chrome: { storage: { local: { get(key: string): Promise<{ tally: object }> } } };
        }
      ).chrome;
      return (await storage.local.get('tally')).tally;
    })) as Record<string, Record<string, number>>;
    const used = Object.values(tally[today] ?? {}).reduce((sum, count) => sum + count, 0);
    const lookUps = { version: 'auto', freshHours: 24, dailyLimit: used + 2 };
    await saveSettings(world, { 'look-ups': lookUps });
    await triggerCheckAlarm();
    await poll(
      async () => world.gateway.stats().lookups,
      (count) => count === 2,
      5000,
    );
    await pause();
    expect(world.gateway.stats().lookups).toBe(2);
    await saveSettings(world, { 'look-ups': { ...lookUps, dailyLimit: null } });
  });

  test('go on where the background died, and repeat nothing of what was done', async () => {
    await ageByTwoDays();
    world.gateway.delay(900);
    await triggerCheckAlarm();
    // The first is answered, and the second under way.
    await poll(
      async () => world.gateway.stats().lookups,
      (count) => count === 2,
      8000,
    );
    expect(await world.extension.stopBackground()).toBe(true);
    world.gateway.heal();
    await triggerCheckAlarm();
    await poll(
      async () => world.gateway.stats().lookups,
      (count) => count === 4,
      8000,
    );
    await pause();
    const times = lookUpsOf(...NAMES).toSorted();
    expect(times).toEqual([1, 1, 2]);
  });

  test('give way on the button to a site that is off, and go before the number of a page', async () => {
    const address = `${world.pages.url}/counting`;
    await saveSettings(world, { counting: true });
    await ageByTwoDays();
    await world.extension.openPage(address);
    // A page's frames count one after the other: less than all is no number to come back to.
    const isCount = ({ badge }: { badge: string }) => badge === String(COUNTED_AT_FIRST);
    expect(
      isCount(await poll(() => readToolbarState(world.extension, address), isCount, 8000)),
    ).toBe(true);
    world.gateway.change('Slow Rail', changeOwner);
    await triggerCheckAlarm();
    const isNew = ({ badge }: { badge: string }) => badge === 'new';
    expect((await poll(() => readToolbarState(world.extension, address), isNew, 8000)).badge).toBe(
      'new',
    );
    await saveSettings(world, { sites: { mode: 'except', except: ['127.0.0.1'], only: [] } });
    expect((await readToolbarState(world.extension, address)).badge).toBe('off');
    await saveSettings(world, { sites: { mode: 'except', except: [], only: [] } });
    const panel = await openSidePanel(world.extension, '#following');
    await panel.waitForSelector('.unseen-changes');
    await press(
      panel,
      (await panel.$$('.unseen-changes')).length > 1 ? 'Mark all as seen' : 'Mark as seen',
    );
    expect(
      isCount(await poll(() => readToolbarState(world.extension, address), isCount, 5000)),
    ).toBe(true);
    await saveSettings(world, { counting: false });
  });
});

// Firefox without a screen shows no notification, so this sees only that the browser has taken it.
test(
  'a check hands the browser a notification of what it found',
  onlyIn('firefox', 'Chromium asks the person in a window of its own, which no driver can answer'),
  async () => {
    const options = await world.extension.openOptions();
    await press(options, 'Notify me when a check finds a change');
    const box = await control(options, 'Notify me when a check finds a change');
    const isOn = () => box.evaluate((each) => (each as HTMLInputElement).checked);
    expect(await poll(isOn, Boolean, 3000)).toBe(true);
    await ageByTwoDays();
    world.gateway.change('Grid Watch', changeOwner);
    await triggerCheckAlarm();
    const told = async () => (await readFollow('Grid Watch')).toldAt;
    expect(await poll(told, Boolean, 8000)).toBe((await readFollow('Grid Watch')).newsAt);
  },
);

test('axe finds nothing wrong with what is followed, in any language and theme', async () => {
  await ageByTwoDays();
  for (const name of ['Gopher Gate', 'Slow Rail']) world.gateway.change(name, changeOwner);
  await triggerCheckAlarm();
  for (const appearance of APPEARANCES) {
    await applyAppearance(world, appearance);
    const panel = await openSidePanel(world.extension, '#following');
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
