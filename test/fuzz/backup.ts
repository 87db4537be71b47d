import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { BACKUP_VERSION } from '../../utils/extension-pages/backup/backup.ts';
import { mergeGateways } from '../../utils/extension-pages/backup/merge-gateways.ts';
import { mergeUserData } from '../../utils/extension-pages/backup/merge-user-data.ts';
import { parseBackup } from '../../utils/extension-pages/backup/parse-backup.ts';
import { parseApiKey } from '../../utils/gateway/api-key.ts';
import { parseBaseUrl } from '../../utils/gateway/base-url.ts';
import { isGptId } from '../../utils/gpt/gpt-id.ts';
import { NO_GATEWAYS } from '../../utils/settings/saved-gateways.ts';
import { damaged, junk, pathsIn } from '../unit/support/damage.ts';
import { assert, inTime, type Target, target, textOf } from './target.ts';

const whole: unknown = JSON.parse(
  readFileSync(new URL(`../fixtures/backups/v${BACKUP_VERSION}.json`, import.meta.url), 'utf8'),
);
const paths = pathsIn(whole);

const text = textOf(
  ...[
    '__proto__',
    'constructor',
    'javascript:alert(1)',
    'http://evil.example',
    'https://evil.example/v1',
    '*://*/*',
  ],
  ...[
    'g-2fkFE8rbu',
    '../',
    '\u202e',
    '\0',
    '{',
    '}',
    '"',
    ':',
    ',',
    '<script>',
    ' ',
    '0',
    '-1',
    '1e999',
  ],
);

/** A backup with up to four values replaced or removed, or no backup at all. */
const file = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .array(fc.tuple(fc.nat(), fc.oneof(junk, text)), { maxLength: 4 })
      .map((breaks) =>
        JSON.stringify(
          breaks.reduce<unknown>(
            (broken, [at, value]) => damaged(broken, paths[at % paths.length] ?? [], value),
            whole,
          ),
        ),
      ),
  },
  { weight: 1, arbitrary: text },
);

export const backups: Target[] = [
  target('a backup from a file', file, (given) => {
    const read = inTime(() => parseBackup(given));
    if (!read.ok) return;
    const { gateways, lists, follows, snapshots, votes, conversations = [] } = read.backup;
    for (const gateway of gateways?.all ?? []) {
      assert(parseBaseUrl(gateway.baseUrl, true).ok, 'The base URL is invalid.');
      assert(parseApiKey(gateway.apiKey).ok, 'The key is invalid.');
      assert(!(gateway.id in {}), 'The id of a gateway is a name that every object has.');
    }
    const ids = [...lists.flatMap(({ entries }) => entries), ...follows, ...snapshots].map(
      ({ id }) => id,
    );
    const chatIds = [
      ...votes.flatMap(({ gpts }) => gpts),
      ...conversations.map(({ conversation }) => conversation.gptId),
    ];
    assert([...ids, ...chatIds].every(isGptId), 'An id is invalid.');
    const again = parseBackup(JSON.stringify(read.backup));
    assert(
      again.ok && JSON.stringify(again.backup) === JSON.stringify(read.backup),
      'Parsing the result again gives another result.',
    );
    const merged = mergeGateways(NO_GATEWAYS, gateways);
    assert(
      merged.activeId === ''
        ? merged.all.length === 0
        : merged.all.some(({ id }) => id === merged.activeId),
      'The active gateway does not exist.',
    );
    const none = { lists: [], follows: [], snapshots: [], votes: [], conversations: [] };
    inTime(() => mergeUserData(none, read.backup));
  }),
];
