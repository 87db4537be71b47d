import { describe, expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import zh_CN from '../../../locales/zh_CN.json' with { type: 'json' };
import { MAX_DRAFTS } from '../../../utils/extension-pages/chat/drafts.ts';
import { MAX_RECENT } from '../../../utils/extension-pages/popup/recent-searches.ts';
import { LIMITS } from '../../../utils/lookup/cache/evicting-store.ts';
import { MAX_ENTRIES } from '../../../utils/lookup/failure-log.ts';
import { MAX_DAYS } from '../../../utils/lookup/usage.ts';
import { DEFAULT_LOOKUPS } from '../../../utils/settings/lookup-settings.ts';
import { CONVERSATION_LIMITS } from '../../../utils/user-data/conversation-limits.ts';
import { MAX_SNAPSHOTS } from '../../../utils/user-data/follows.ts';
import { MAX_VISITS } from '../../../utils/user-data/history.ts';
import { MAX_VOTES } from '../../../utils/user-data/votes.ts';
import { documentAt, getSection } from '../support/documents.ts';

const policies = [
  {
    path: 'PRIVACY.md',
    messages: en,
    stays: 'What stays in your browser',
    leaves: 'What leaves your browser',
    label: /(?<!\*)\*([A-Z][^*\n]+)\*(?!\*)/g,
  },
  {
    path: 'PRIVACY.zh-CN.md',
    messages: zh_CN,
    stays: '哪些数据保存在浏览器里',
    leaves: '哪些数据会离开浏览器',
    label: /“([^”\n]+)”/g,
  },
];

type Messages = Record<string, string | Record<string, string>>;

describe.each(policies)('$path', ({ path, messages, stays, leaves, label }) => {
  const text = documentAt(path);

  it('states the storage limits of the code', () => {
    const rows = getSection(text, stays)
      .split('\n')
      .filter((line) => line.startsWith('| '));
    const numbers = rows.flatMap((row) => row.match(/\d[\d,]*/g) ?? []);
    expect(numbers.map((number) => Number(number.replace(',', '')))).toEqual([
      LIMITS.readings.entries,
      LIMITS.absences.entries,
      LIMITS.pictures.entries,
      MAX_VISITS,
      MAX_RECENT,
      MAX_SNAPSHOTS,
      CONVERSATION_LIMITS.count,
      CONVERSATION_LIMITS.size / 1_000_000,
      MAX_DRAFTS,
      MAX_VOTES,
      MAX_DAYS,
      MAX_ENTRIES,
    ]);
  });

  it('states how many hours a cached GPT is fresh', () => {
    expect(getSection(text, leaves)).toContain(`${DEFAULT_LOOKUPS.freshHours}`);
  });

  it('names labels exactly as the interface does', () => {
    const labels = [...text.matchAll(label)].map(([, name = '']) => name);
    const known = Object.values(messages as Messages).flatMap((message) =>
      typeof message === 'string' ? message : [],
    );
    expect(labels.length).toBeGreaterThan(5);
    expect(labels.filter((name) => !known.some((each) => nameIn(each) === name))).toEqual([]);
  });
});

/** A button's label without its object: "Delete" for "Delete “{title}”". */
function nameIn(message: string): string {
  return message.replace(/ ?“\{\w+\}”$/, '');
}
