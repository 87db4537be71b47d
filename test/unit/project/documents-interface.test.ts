import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import zh_CN from '../../../locales/zh_CN.json' with { type: 'json' };
import { documentAt, findCode, findCodeInFirstColumn, getSection } from '../support/documents.ts';
import { manifestFor } from '../support/manifest.ts';

type Messages = Record<string, string | Record<string, string>>;

const readmes = [
  {
    path: 'README.md',
    gateways: 'docs/gateways.md',
    messages: en as Messages,
    trouble: 'Troubleshooting',
    /** Labels of the interface: in italics or quotes, starting with a capital letter. */
    label: /(?<![*\w])\*([A-Z][^*\n]+)\*(?![*\w])|"([A-Z][^"\n]+)"/g,
    browsers: ['Developer mode', 'Load unpacked', 'Load Temporary Add-on'],
  },
  {
    path: 'README.zh-CN.md',
    gateways: 'docs/gateways.zh-CN.md',
    messages: zh_CN as Messages,
    trouble: '故障排查',
    label: /“([^”\n]+)”()/g,
    browsers: ['开发者模式', '加载已解压的扩展程序', '临时载入附加组件'],
  },
];

/** Quoted in `docs/gateways`, but no labels: an example value and words of gateways. */
const NO_LABELS = ['1K+', 'token', 'not found'];

/** A README has to fit on a few screens; details belong in `docs/`. */
const MAX_LINES = 120;

describe.each(readmes)('$path', ({ path, gateways, messages, trouble, label, browsers }) => {
  const text = documentAt(path);

  it(`has at most ${MAX_LINES} lines`, () => {
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(MAX_LINES);
  });

  it('lists every failure in its troubleshooting table', () => {
    const titles = Object.entries(messages).flatMap(([key, title]) =>
      /^failure\.[\w-]+\.title$/.test(key) ? String(title) : [],
    );
    expect(titles.length).toBeGreaterThan(10);
    const listed = [...getSection(text, trouble).matchAll(label)].map(([, a, b]) => a || b);
    expect(titles.filter((title) => !listed.includes(title))).toEqual([]);
  });

  it.each([path, gateways])('names labels exactly as the interface does: %s', (each) => {
    const labels = [...documentAt(each).matchAll(label)].map(([, a, b]) => a || b || '');
    const known = [...Object.values(messages), ...browsers, ...NO_LABELS];
    expect(labels.length).toBeGreaterThan(3);
    expect(labels.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe.each(['chrome', 'firefox'] as const)('the manifest of %s', (browser) => {
  it('has the shortcuts that the READMEs name', async () => {
    const { commands = {} } = await manifestFor(browser);
    const keys = Object.values(commands).map(
      ({ suggested_key: key }) => typeof key === 'object' && key.default,
    );
    expect(keys.length).toBe(3);
    for (const { path } of readmes) {
      const listed = documentAt(path).match(/Alt\+Shift\+[A-Z]/g) ?? [];
      expect([...new Set(listed)].sort()).toEqual(keys.sort());
    }
  });

  it('requests exactly the permissions that SECURITY.md explains', async () => {
    const {
      permissions = [],
      optional_permissions = [],
      host_permissions = [],
    } = await manifestFor(browser);
    const section = getSection(documentAt('SECURITY.md'), 'Permissions');
    // WXT adds it to the manifest of Chromium because there is a side panel.
    const listed = findCodeInFirstColumn(section).filter((name) => name !== 'sidePanel');
    expect(listed.sort()).toEqual(
      [...permissions, ...optional_permissions, ...host_permissions].sort(),
    );
    const [, disclaimed = ''] = section.split('Not requested:');
    expect(findCode(disclaimed).length).toBeGreaterThan(0);
    expect(findCode(disclaimed).filter((name) => listed.includes(name))).toEqual([]);
  });
});
