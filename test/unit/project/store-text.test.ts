import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import zh_CN from '../../../locales/zh_CN.json' with { type: 'json' };
import { documentAt, findCodeInFirstColumn, getSection } from '../support/documents.ts';
import { manifestFor } from '../support/manifest.ts';

const texts = [
  {
    path: 'docs/store/en.md',
    messages: en,
    parts: {
      terms: '**Search terms**: ',
      description: 'Description',
      screenshots: 'Screenshots',
      permissions: 'Permissions',
    },
  },
  {
    path: 'docs/store/zh-CN.md',
    messages: zh_CN,
    parts: {
      terms: '**搜索词**：',
      description: '详细说明',
      screenshots: '截图说明',
      permissions: '权限说明',
    },
  },
];

describe.each(texts)('$path', ({ path, messages, parts }) => {
  const text = documentAt(path);

  it("repeats the manifest's name and short description within the stores' limits", () => {
    const { 'manifest.name': name, 'manifest.description': short } = messages;
    expect(text).toContain(name);
    expect(text).toContain(short);
    expect(name.length).toBeLessThanOrEqual(45);
    expect(short.length).toBeLessThanOrEqual(132);
  });

  it("has a plain-text description within Edge's limits, because stores do not render Markdown", () => {
    const description = getSection(text, parts.description).trim();
    expect(description.length).toBeGreaterThanOrEqual(250);
    expect(description.length).toBeLessThanOrEqual(10_000);
    expect(description).not.toMatch(/[`*]|\]\(|^#|^- /m);
  });

  it("has search terms within Edge's limits", () => {
    const [, line = ''] = text.split(parts.terms);
    const terms = (line.split('\n', 1)[0] ?? '').split(/, |、/);
    expect(terms.length).toBeGreaterThan(3);
    expect(terms.length).toBeLessThanOrEqual(7);
    expect(terms.filter((term) => term.length > 30)).toEqual([]);
    expect(terms.join(' ').split(' ').length).toBeLessThanOrEqual(21);
  });

  it('has a caption for each of the five screenshots', () => {
    expect(getSection(text, parts.screenshots).match(/^\d\. \S/gm)).toHaveLength(5);
  });

  it('justifies exactly the permissions of the manifest', async () => {
    const {
      permissions = [],
      optional_permissions = [],
      host_permissions = [],
    } = await manifestFor('chrome');
    expect(findCodeInFirstColumn(getSection(text, parts.permissions)).sort()).toEqual(
      // WXT adds sidePanel to the Chromium manifest.
      [...permissions, ...optional_permissions, ...host_permissions, 'sidePanel'].sort(),
    );
  });
});

describe('docs/store/README.md', () => {
  const text = documentAt('docs/store/README.md');

  it('explains each data collection permission of Firefox', async () => {
    const { browser_specific_settings: settings } = await manifestFor('firefox');
    const { required } = settings?.gecko?.data_collection_permissions ?? {};
    expect(findCodeInFirstColumn(getSection(text, 'Data use: Firefox'))).toEqual(required);
  });

  it('answers for every data type that Chrome and Edge ask about', () => {
    const answers = [
      ...getSection(text, 'Data use: Chrome and Edge').matchAll(/\| (\**)(?:yes|no)\1 \|/g),
    ];
    expect(answers).toHaveLength(9);
  });
});
