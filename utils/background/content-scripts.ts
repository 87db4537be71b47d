import browser, { type Scripting } from 'webextension-polyfill';
import type { counterGlobal } from '../content/scan/counter-global.ts';
import type { frameGlobal } from '../content/watcher/frame-state.ts';
import { watchedEvents } from '../content/watcher/watch.ts';
import { runInFrames } from '../lib/browser/frames.ts';
import { WEB_PAGES } from '../lib/browser/permissions.ts';
import { TimeoutError, withTimeout } from '../lib/with-timeout.ts';
import { type HoverSettings, isDefaultHover } from '../settings/hover-settings.ts';
import { isPaused, type Scope } from '../settings/scope.ts';
import { coversWholeHosts, toMatchPattern, toWholeHosts } from '../settings/site-pattern.ts';
import { pushHoverSettings } from './push-hover-settings.ts';

/** Watches whole hosts, and their frames without an address of their own (`about:blank`, `srcdoc`). */
const WATCHER = 'watcher';
/**
 * Watches where a part of a site is listed. In Chromium a frame without an address counts as its host's
 * front page, whatever part it stands in: there such frames get no watcher, rather than one too many.
 */
const PATH_WATCHER = 'path-watcher';
const WATCHER_FILE = '/watcher.js';
const COUNTER_FILE = '/counter.js';
const CARD_FILE = '/card.js';

/**
 * Puts the watcher on web pages from now on, as far as it may go there, and the counter where it counts. They
 * are registered, not declared, so that an excluded site gets no script at all.
 */
export async function registerWatcher(scope: Scope): Promise<void> {
  const { mode } = scope.sites;
  const js = scope.isCounting ? [WATCHER_FILE, COUNTER_FILE] : [WATCHER_FILE];
  const registerFor = (id: string, matches: string[], excludeMatches: string[]) =>
    register({ id, js, matches, excludeMatches, matchOriginAsFallback: id === WATCHER });
  const patterns = await usable(scope.sites[mode].map(toMatchPattern));
  const pathPatterns = patterns.filter((pattern) => !coversWholeHosts(pattern));
  if (isPaused(scope)) {
    await all([registerFor(WATCHER, [], []), registerFor(PATH_WATCHER, [], [])]);
  } else if (mode === 'only') {
    await all([
      registerFor(WATCHER, patterns.filter(coversWholeHosts), []),
      registerFor(PATH_WATCHER, pathPatterns, []),
    ]);
  } else {
    const hostPatterns = [...new Set(pathPatterns.map(toWholeHosts))];
    await all([
      registerFor(WATCHER, WEB_PAGES, [...patterns, ...hostPatterns]),
      registerFor(PATH_WATCHER, hostPatterns, patterns),
    ]);
  }
}

/**
 * Firefox registers at once, but only answers when every process of the browser knows it: not while a page in one of
 * them is stuck. Nobody has to wait for that.
 */
const REGISTERING_MS = 300;

/** Each by itself: one that fails keeps no other from being registered. */
async function all(registering: Promise<void>[]): Promise<void> {
  const settled = await Promise.allSettled(
    registering.map((each) => withTimeout(each, REGISTERING_MS, 'Registering a script')),
  );
  for (const result of settled) {
    if (result.status === 'fulfilled' || result.reason instanceof TimeoutError) continue;
    console.error('GPT Lens: a script could not be registered.', result.reason);
  }
}

/**
 * The patterns that the browser takes. One that it refuses, from a backup or an older version, would make it refuse
 * the whole registration. Asking for tabs by a pattern tells, and changes nothing.
 */
async function usable(patterns: string[]): Promise<string[]> {
  const checked = await Promise.all(
    patterns.map((url) =>
      browser.tabs.query({ url }).then(
        () => [url],
        () => [],
      ),
    ),
  );
  return checked.flat();
}

/** Registers a script, or changes what is registered of it; without pages to go to, it is no longer registered. */
async function register(
  options: Pick<
    Scripting.RegisteredContentScript,
    'id' | 'js' | 'matches' | 'excludeMatches' | 'matchOriginAsFallback'
  >,
): Promise<void> {
  const ids = [options.id];
  const registered = await browser.scripting.getRegisteredContentScripts({ ids });
  if (!options.matches?.length) {
    if (registered.length) await browser.scripting.unregisterContentScripts({ ids });
    return;
  }
  const script = {
    ...options,
    allFrames: true,
    persistAcrossSessions: true,
    // Some documents never finish loading, and are read for a long time.
    runAt: 'document_start' as const,
  };
  if (registered.length) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}

/** Brings the watcher into some frames of a tab that is open already. */
export async function injectWatcher(tabId: number, frameIds: number[]): Promise<void> {
  // One of the extension before an update may be there.
  await stopWatcher(tabId, frameIds);
  await runInFrames(tabId, frameIds, { func: removeOrphanedCard });
  await runInFrames(tabId, frameIds, { files: [WATCHER_FILE] });
}

/**
 * Runs in the page. Firefox ends the scripts of the extension before an update at once, so that a card
 * that is open just then is left behind, with nobody to close it.
 */
function removeOrphanedCard(): void {
  for (const element of document.querySelectorAll('html > div, dialog > div, :fullscreen > div')) {
    const { openOrClosedShadowRoot } = element as { openOrClosedShadowRoot?: ShadowRoot | null };
    if (openOrClosedShadowRoot?.querySelector('.lens.card')) element.remove();
  }
}

/** Takes watcher and card out of some frames, listeners and all. */
export async function stopWatcher(tabId: number, frameIds: number[]): Promise<void> {
  await runInFrames(tabId, frameIds, { func: stopWatching, args: [watchedEvents()] });
}

/** Runs in the page. */
function stopWatching(types: string[]): void {
  const frame = globalThis as typeof frameGlobal;
  if (!Object.hasOwn(frame, 'gptLens') || !frame.gptLens) return;
  const { onEvent, listen, card } = frame.gptLens;
  // Deaf from here on, whatever else an older version may listen to.
  delete frame.gptLens;
  removeEventListener('pointerover', listen, true);
  for (const type of types) removeEventListener(type, onEvent, true);
  card?.stop();
}

/** Counts in some frames from now on, or no longer. */
export async function setCounting(
  tabId: number,
  frameIds: number[],
  isCounting: boolean,
): Promise<void> {
  await runInFrames(
    tabId,
    frameIds,
    isCounting ? { files: [COUNTER_FILE] } : { func: stopCounting },
  );
}

/** Runs in the page. */
function stopCounting(): void {
  const frame = globalThis as typeof counterGlobal;
  if (Object.hasOwn(frame, 'gptLensCounter')) frame.gptLensCounter?.stop();
  delete frame.gptLensCounter;
}

/** Brings the card into one frame, beside the watcher that asks for it. */
export async function loadCard(
  tabId: number,
  frameId: number,
  settings: HoverSettings,
): Promise<void> {
  // With the default settings nothing has to be told.
  if (!isDefaultHover(settings)) await pushHoverSettings(tabId, [frameId], settings);
  await runInFrames(tabId, [frameId], { files: [CARD_FILE] });
}
