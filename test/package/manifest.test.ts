import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import packageLock from '../../package-lock.json' with { type: 'json' };
import { kinds } from '../../scripts/browsers.ts';
import { packageFile } from '../../scripts/extension.ts';
import { readIn, unpack } from './packages.ts';

/** Limits of the stores in characters: for the name Firefox's, which is the lower one; for the description Chrome's. */
const MAX_LENGTH = { name: 50, shortName: 12, description: 132 };

describe.each(kinds)('the manifest for %s', (kind) => {
  const manifest = JSON.parse(readIn(kind, 'manifest.json'));

  it("has the version of package.json in the stores' number format", () => {
    expect(manifest.version).toBe(packageJson.version);
    expect(manifest.version).toMatch(/^(?:0|[1-9]\d{0,4})(?:\.(?:0|[1-9]\d{0,4})){2}$/);
    expect([packageLock.version, packageLock.packages[''].version]).toEqual([
      packageJson.version,
      packageJson.version,
    ]);
  });

  it.each(['en', 'zh_CN'])("has texts within the stores' limits in %s", (language) => {
    const messages: Record<string, { message: string }> = JSON.parse(
      readIn(kind, `_locales/${language}/messages.json`),
    );
    for (const [key, longest] of Object.entries(MAX_LENGTH)) {
      const { length = 0 } = messages[key]?.message ?? '';
      expect(length, key).toBeGreaterThan(0);
      expect(length, key).toBeLessThanOrEqual(longest);
    }
  });

  it('uses only texts that have translations', () => {
    const messages = JSON.parse(readIn(kind, `_locales/${manifest.default_locale}/messages.json`));
    const named = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key);
    expect(named).toContain('description');
    expect(Object.keys(messages)).toEqual(expect.arrayContaining(named));
  });

  it('has icons of the declared sizes', async () => {
    const files = unpack(packageFile(kind));
    // 16 and 32 for toolbars and menus, 48 for the extensions page, 128 for the stores.
    expect(Object.keys(manifest.icons)).toEqual(['16', '32', '48', '128']);
    for (const [size, file] of Object.entries<string>(manifest.icons)) {
      const { width, height } = await sharp(files[file]).metadata();
      expect([width, height], file).toEqual([Number(size), Number(size)]);
    }
  });
});

describe('the manifest for chromium', () => {
  const manifest = JSON.parse(readIn('chromium', 'manifest.json'));

  it('contains no fields that the Chrome Web Store rejects', () => {
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.background.service_worker).toBe('background.js');
    const foreign = ['key', 'update_url', 'browser_specific_settings', 'sidebar_action'];
    expect(Object.keys(manifest).filter((name) => foreign.includes(name))).toEqual([]);
  });
});

describe.each(kinds)('the pages for %s', (kind) => {
  it.each(['popup', 'options', 'sidepanel', 'welcome'])(
    'link one stylesheet in %s, because the bundler would reorder several',
    (name) => {
      expect(readIn(kind, `${name}.html`).match(/rel="stylesheet"/g)).toHaveLength(1);
    },
  );
});
