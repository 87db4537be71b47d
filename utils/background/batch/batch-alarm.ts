import browser from 'webextension-polyfill';

const ALARM = 'surveys';

/** Chromium's minimum. The longest time that a batch is idle after the background was stopped. */
const INTERVAL_MINUTES = 0.5;

/**
 * Returns the engine's `wakeAt`. Call it before anything is awaited: an alarm that starts the background is only
 * delivered to listeners registered by then.
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
    // More precise than the alarm, while the background is running.
    timer = setTimeout(wake, ms);
  };
}
