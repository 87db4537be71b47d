import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import en from '../../locales/en.json' with { type: 'json' };
import zh_CN from '../../locales/zh_CN.json' with { type: 'json' };

/** What stores cut off: Chrome's limit for a short description. */
const SHORT = 132;

describe.each([
  ['docs/store/en.md', en],
  ['docs/store/zh-CN.md', zh_CN],
])('%s', (path, messages) => {
  const text = readFileSync(path, 'utf8');

  it('has the name and the short description that the manifest has', () => {
    expect(text).toContain(messages['manifest.name']);
    expect(text).toContain(messages['manifest.description']);
    expect(messages['manifest.description'].length).toBeLessThanOrEqual(SHORT);
  });

  it('says why each permission is asked for', () => {
    const config = readFileSync('wxt.config.ts', 'utf8');
    const asked = [...config.matchAll(/\b(?:optional_)?permissions: \[([^\]]*)\]/g)].flatMap(
      ([, names = '']) => names.match(/\w+/g) ?? [],
    );
    expect(asked).toContain('scripting');
    for (const permission of asked) expect(text).toContain(`\`${permission}\``);
  });
});
