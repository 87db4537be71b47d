import browser from 'webextension-polyfill';
import { followSetting } from '../../settings/settings.ts';
import { watchItem } from '../../settings/watch-item.ts';

const CHECK_ALARM = 'check-followed';

/** How often to look for due follows. That alone sends no requests. */
const INTERVAL_MINUTES = 60;

/** The interval during a round, so that a round is continued soon if the background was stopped. */
const RETRY_MINUTES = 1;

/** Runs the checks by an alarm while they are on. Registers event listeners, so call it before anything is awaited. */
export function scheduleFollowChecks(run: () => Promise<void>): void {
  browser.alarms.onAlarm.addListener(async ({ name }) => {
    if (name !== CHECK_ALARM) return;
    setAlarm(RETRY_MINUTES);
    await run().catch((error) => console.error('GPT Lens: could not check follows.', error));
    await syncAlarm(INTERVAL_MINUTES);
  });

  watchItem(followSetting, () => syncAlarm(RETRY_MINUTES));
  // Browsers may delete alarms when they exit.
  browser.alarms.get(CHECK_ALARM).then(async (alarm) => {
    if (!alarm) await syncAlarm(RETRY_MINUTES);
  });
}

async function syncAlarm(minutes: number): Promise<void> {
  const { checks } = await followSetting.getValue();
  if (checks === 'never') await browser.alarms.clear(CHECK_ALARM);
  else setAlarm(minutes);
}

function setAlarm(minutes: number): void {
  browser.alarms.create(CHECK_ALARM, { delayInMinutes: minutes, periodInMinutes: minutes });
}
