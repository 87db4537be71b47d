import browser, { type Scripting } from 'webextension-polyfill';
import type { counterGlobal } from '../content/scan/counter-global.ts';
import type { frameGlobal } from '../content/watcher/frame-state.ts';
import { watchedEvents } from '../content/watcher/watch.ts';
import { runInFrames } from '../lib/browser/frames.ts';
import { WEB_PAGES } from '../lib/browser/permissions.ts';
import { TimeoutError, withTimeout } from '../lib/with-timeout.ts';
import { type HoverSettings, isDefaultHover } from '../settings/hover-settings.ts';
import { isPaused, type Scope } from '../settings/scope.ts';
import { coversEntireHosts, toEntireHosts, toMatchPattern } from '../settings/site-pattern.ts';
import { pushHoverSettings } from './push-hover-settings.ts';

/** The script for entire hosts, including their frames without a URL of their own (`about:blank`, `srcdoc`). */
const WATCHER = 'watcher';
/**
 * The script for hosts of which only a part is listed. Chromium matches a frame without a URL as the host's front page,
 * even in other parts of the site. To never run on an excluded page, this script skips such frames.
 */
const PATH_WATCHER = 'path-watcher';
const WATCHER_FILE = '/watcher.js';
const COUNTER_FILE = '/counter.js';
const CARD_FILE = '/card.js';

/**
 * Registers the watcher, and the counter if it is on, for the pages of the scope. They are registered at run time
 * instead of in the manifest, so that an excluded site gets no script at all.
 */
export async function registerWatcher(scope: Scope): Promise<void> {
  const { mode } = scope.sites;
  const js = scope.isCounting ? [WATCHER_FILE, COUNTER_FILE] : [WATCHER_FILE];
  const registerFor = (id: string, matches: string[], excludeMatches: string[]) =>
    register({ id, js, matches, excludeMatches, matchOriginAsFallback: id === WATCHER });
  const patterns = await usable(scope.sites[mode].map(toMatchPattern));
  const pathPatterns = patterns.filter((pattern) => !coversEntireHosts(pattern));
  if (isPaused(scope)) {
    await all([registerFor(WATCHER, [], []), registerFor(PATH_WATCHER, [], [])]);
  } else if (mode === 'only') {
    await all([
      registerFor(WATCHER, patterns.filter(coversEntireHosts), []),
      registerFor(PATH_WATCHER, pathPatterns, []),
    ]);
  } else {
    const hostPatterns = [...new Set(pathPatterns.map(toEntireHosts))];
    await all([
      registerFor(WATCHER, WEB_PAGES, [...patterns, ...hostPatterns]),
      registerFor(PATH_WATCHER, hostPatterns, patterns),
    ]);
  }
}

/**
 * Firefox registers scripts immediately, but the promise only resolves when all browser processes know them, so a stuck
 * page delays it. This limits the wait.
 */
const REGISTERING_MS = 300;

/** Waits for all registrations and logs those that failed. */
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
 * The patterns that the browser accepts. A single invalid one, from a backup or an older version, would make the entire
 * registration fail. Querying tabs checks a pattern without side effects.
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

/** Registers a script or updates its registration; without matches, unregisters it. */
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
    // Some documents never finish loading.
    runAt: 'document_start' as const,
  };
  if (registered.length) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}

/** Injects the watcher into frames of an open tab. */
export async function injectWatcher(tabId: number, frameIds: number[]): Promise<void> {
  // Remove the watcher of an older version, if any.
  await stopWatcher(tabId, frameIds);
  await runInFrames(tabId, frameIds, { func: removeOrphanedCard });
  await runInFrames(tabId, frameIds, { files: [WATCHER_FILE] });
}

/**
 * Runs in the page. On an update, Firefox stops the old version's scripts immediately, so that a card that is open at
 * that moment stays in the page.
 */
function removeOrphanedCard(): void {
  for (const element of document.querySelectorAll('html > div, dialog > div, :fullscreen > div')) {
    const { openOrClosedShadowRoot } = element as { openOrClosedShadowRoot?: ShadowRoot | null };
    if (openOrClosedShadowRoot?.querySelector('.lens.card')) element.remove();
  }
}

/** Removes watcher and card with all their listeners from frames. */
export async function stopWatcher(tabId: number, frameIds: number[]): Promise<void> {
  await runInFrames(tabId, frameIds, { func: stopWatching, args: [watchedEvents()] });
}

/** Runs in the page. */
function stopWatching(types: string[]): void {
  const frame = globalThis as typeof frameGlobal;
  if (!Object.hasOwn(frame, 'gptLens') || !frame.gptLens) return;
  const { onEvent, listen, card } = frame.gptLens;
  // Without the global, other listeners of an older version do nothing.
  delete frame.gptLens;
  removeEventListener('pointerover', listen, true);
  for (const type of types) removeEventListener(type, onEvent, true);
  card?.stop();
}

/** Starts or stops the counter in frames. */
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

/** Injects the card script into a frame that has a watcher. */
export async function loadCard(
  tabId: number,
  frameId: number,
  settings: HoverSettings,
): Promise<void> {
  // The default settings are built in.
  if (!isDefaultHover(settings)) await pushHoverSettings(tabId, [frameId], settings);
  await runInFrames(tabId, [frameId], { files: [CARD_FILE] });
}
