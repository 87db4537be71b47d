import { expect, it } from 'vitest';
import { manifestFor } from '../support/manifest.ts';

/** The shortcuts in the manifest of a browser, by command. */
async function shortcutsIn(browser: 'chrome' | 'firefox'): Promise<Map<string, unknown>> {
  const { commands = {} } = await manifestFor(browser);
  return new Map(Object.entries(commands).map(([name, { suggested_key: key }]) => [name, key]));
}

it('assigns each command its own shortcut, the same in both browsers', async () => {
  const [chrome, firefox] = [await shortcutsIn('chrome'), await shortcutsIn('firefox')];
  expect([...chrome.keys()]).toEqual(['inspect', '_execute_action', 'open-side-panel']);
  expect([...firefox.keys()]).toEqual(['inspect', '_execute_action', '_execute_sidebar_action']);
  expect(new Set([...chrome.values()].map((key) => JSON.stringify(key))).size).toBe(3);
  expect([...firefox.values()]).toEqual([...chrome.values()]);
});
