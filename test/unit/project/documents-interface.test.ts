import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import zh_CN from '../../../locales/zh_CN.json' with { type: 'json' };
import { documentAt, findCode, findCodeInFirstColumn, getSection } from '../support/documents.ts';
import { manifestFor } from '../support/manifest.ts';

type Messages = Record<string, string | Record<string, string>>;

const readmes = [
  {
    path: 'README.md',
    messages: en as Messages,
    trouble: 'When something is wrong',
    /** What is emphasised or quoted for being on a button, a heading or a menu. */
    label: /(?<![*\w])\*([A-Z][^*\n]+)\*(?![*\w])|"([A-Z][^"\n]+)"/g,
    browsers: ['Developer mode', 'Load unpacked', 'Load Temporary Add-on'],
  },
  {
    path: 'README.zh-CN.md',
    messages: zh_CN as Messages,
    trouble: '遇到问题时',
    label: /“([^”\n]+)”()/g,
    browsers: ['开发者模式', '加载已解压的扩展程序', '临时载入附加组件'],
  },
];

/** An example of what a card says, in both languages. */
const EXAMPLE = '1K+';

describe.each(readmes)('$path', ({ path, messages, trouble, label, browsers }) => {
  const text = documentAt(path);

  it('helps with every kind of failure', () => {
    const titles = Object.entries(messages).flatMap(([key, title]) =>
      /^failure\.[\w-]+\.title$/.test(key) ? String(title) : [],
    );
    expect(titles.length).toBeGreaterThan(10);
    const told = [...getSection(text, trouble).matchAll(label)].map(([, a, b]) => a || b);
    expect(titles.filter((title) => !told.includes(title))).toEqual([]);
  });

  it('calls settings, buttons and failures by the names that they have', () => {
    const said = [...text.matchAll(label)].map(([, a, b]) => a || b || '');
    const known = [...Object.values(messages), ...browsers, EXAMPLE];
    expect(said.length).toBeGreaterThan(10);
    expect(said.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe.each(['chrome', 'firefox'] as const)('the manifest of %s', (browser) => {
  it('has the shortcuts that the READMEs tell of', async () => {
    const { commands = {} } = await manifestFor(browser);
    const keys = Object.values(commands).map(
      ({ suggested_key: key }) => typeof key === 'object' && key.default,
    );
    expect(keys.length).toBe(3);
    for (const { path } of readmes) {
      const told = documentAt(path).match(/Alt\+Shift\+[A-Z]/g) ?? [];
      expect([...new Set(told)].sort()).toEqual(keys.sort());
    }
  });

  it('requests exactly the permissions that SECURITY.md explains', async () => {
    const {
      permissions = [],
      optional_permissions = [],
      host_permissions = [],
    } = await manifestFor(browser);
    const section = getSection(documentAt('SECURITY.md'), 'Permissions');
    // WXT adds it to the manifest of a Chromium that has a side panel.
    const told = findCodeInFirstColumn(section).filter((name) => name !== 'sidePanel');
    expect(told.sort()).toEqual(
      [...permissions, ...optional_permissions, ...host_permissions].sort(),
    );
    const [, disclaimed = ''] = section.split('Not requested:');
    expect(findCode(disclaimed).length).toBeGreaterThan(0);
    expect(findCode(disclaimed).filter((name) => told.includes(name))).toEqual([]);
  });
});
