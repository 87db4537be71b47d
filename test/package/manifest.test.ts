import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import packageLock from '../../package-lock.json' with { type: 'json' };
import { kinds } from '../../scripts/browsers.ts';
import { packageFile } from '../../scripts/extension.ts';
import { readIn, unpack } from './packages.ts';

/** Characters that a store takes: for a name Firefox's limit, the narrower one; for a description Chrome's. */
const LONGEST = { name: 50, shortName: 12, description: 132 };

describe.each(kinds)('the manifest for %s', (kind) => {
  const manifest = JSON.parse(readIn(kind, 'manifest.json'));

  it('has the version of package.json, in numbers as stores compare them', () => {
    expect(manifest.version).toBe(packageJson.version);
    expect(manifest.version).toMatch(/^(?:0|[1-9]\d{0,4})(?:\.(?:0|[1-9]\d{0,4})){2}$/);
    expect([packageLock.version, packageLock.packages[''].version]).toEqual([
      packageJson.version,
      packageJson.version,
    ]);
  });

  it.each(['en', 'zh_CN'])('is short enough for the stores in %s', (language) => {
    const messages: Record<string, { message: string }> = JSON.parse(
      readIn(kind, `_locales/${language}/messages.json`),
    );
    for (const [key, longest] of Object.entries(LONGEST)) {
      const { length = 0 } = messages[key]?.message ?? '';
      expect(length, key).toBeGreaterThan(0);
      expect(length, key).toBeLessThanOrEqual(longest);
    }
  });

  it('says nothing that is not translated', () => {
    const messages = JSON.parse(readIn(kind, `_locales/${manifest.default_locale}/messages.json`));
    const named = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key);
    expect(named).toContain('description');
    expect(Object.keys(messages)).toEqual(expect.arrayContaining(named));
  });

  it('has icons of the sizes that it says', () => {
    const files = unpack(packageFile(kind));
    const drawn = Object.entries<string>(manifest.icons).map(([size, file]) => {
      const { width, height } = PNG.sync.read(Buffer.from(files[file] ?? []));
      expect([width, height], file).toEqual([Number(size), Number(size)]);
      return Number(size);
    });
    // 16 and 32 in toolbars and menus, 48 on the page of extensions, 128 in the stores.
    expect(drawn).toEqual([16, 32, 48, 128]);
  });
});

describe('the manifest for chromium', () => {
  const manifest = JSON.parse(readIn('chromium', 'manifest.json'));

  it("is one that the Chrome Web Store takes, with nothing of Firefox's or of its own", () => {
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.background.service_worker).toBe('background.js');
    const foreign = ['key', 'update_url', 'browser_specific_settings', 'sidebar_action'];
    expect(Object.keys(manifest).filter((name) => foreign.includes(name))).toEqual([]);
  });
});

describe.each(kinds)('the pages for %s', (kind) => {
  it.each(['popup', 'options', 'sidepanel', 'welcome'])(
    '%s has one stylesheet: the bundler’s order of several is not the page’s',
    (name) => {
      expect(readIn(kind, `${name}.html`).match(/rel="stylesheet"/g)).toHaveLength(1);
    },
  );
});
