import browser from 'webextension-polyfill';
import { followSetting } from '../../settings/settings.ts';
import { watchItem } from '../../settings/watch-item.ts';

const CHECK_ALARM = 'check-followed';

/** How often it is looked whether something is due; looking costs nothing. */
const INTERVAL_MINUTES = 60;

/** While a round lasts: one that dies with the background is taken up again after so long. */
const RETRY_MINUTES = 1;

/**
 * Runs the checks by an alarm, for as long as they are switched on. Call it before anything is awaited: an
 * alarm wakes a background that is dead.
 */
export function scheduleFollowChecks(run: () => Promise<void>): void {
  browser.alarms.onAlarm.addListener(async ({ name }) => {
    if (name !== CHECK_ALARM) return;
    setAlarm(RETRY_MINUTES);
    await run().catch((error) => console.error('GPT Lens: the checks rest.', error));
    await syncAlarm(INTERVAL_MINUTES);
  });

  watchItem(followSetting, () => syncAlarm(RETRY_MINUTES));
  // Browsers may forget alarms when they end.
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
