import browser from 'webextension-polyfill';

const ALARM = 'surveys';

/** The least that Chromium grants: so long at most does a survey lie still after the background died. */
const INTERVAL_MINUTES = 0.5;

/**
 * Returns what plans the engine's `wakeAt`. Call it before anything is awaited: an alarm wakes a background that
 * is dead, and waits for nobody who listens later.
 */
export function createBatchAlarm(wake: () => void): (time: number | undefined) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) wake();
  });

  return (time) => {
    clearTimeout(timer);
    if (time === undefined) {
      browser.alarms.clear(ALARM);
      return;
    }
    const ms = Math.max(0, time - Date.now());
    const delayInMinutes = Math.max(INTERVAL_MINUTES, ms / 60_000);
    browser.alarms.create(ALARM, { delayInMinutes, periodInMinutes: INTERVAL_MINUTES });
    // In time, for as long as the background lives.
    timer = setTimeout(wake, ms);
  };
}
