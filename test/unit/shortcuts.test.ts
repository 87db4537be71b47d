import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import config from '../../wxt.config.ts';

interface Command {
  suggested_key: { default: string };
}

/** The shortcuts of the manifest of a browser, by command. */
async function shortcutsIn(browser: 'chrome' | 'firefox'): Promise<Map<string, string>> {
  const { manifest } = config;
  if (typeof manifest !== 'function') throw new Error('The manifest is made for each browser.');
  const env = { browser, mode: 'production', command: 'build', manifestVersion: 3 } as const;
  const { commands = {} } = await manifest(env);
  return new Map(
    Object.entries(commands as Record<string, Command>).map(([name, command]) => [
      name,
      command.suggested_key.default,
    ]),
  );
}

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  const listed = readFileSync(file, 'utf8').match(/Alt\+Shift\+[A-Z]/g) ?? [];

  it.each(['chrome', 'firefox'] as const)('lists the shortcuts of %s', async (browser) => {
    const keys = [...(await shortcutsIn(browser)).values()];
    expect([...new Set(listed)].sort()).toEqual(keys.sort());
  });
});

it('no two commands have one shortcut, and only the panel’s name differs between browsers', async () => {
  const [chrome, firefox] = [await shortcutsIn('chrome'), await shortcutsIn('firefox')];
  expect([...chrome.keys()]).toEqual(['inspect', '_execute_action', 'open-side-panel']);
  expect([...firefox.keys()]).toEqual(['inspect', '_execute_action', '_execute_sidebar_action']);
  expect(new Set(chrome.values()).size).toBe(3);
  expect([...firefox.values()]).toEqual([...chrome.values()]);
});
