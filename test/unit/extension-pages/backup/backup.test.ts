import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BACKUP_VERSION, type Backup } from '../../../../utils/extension-pages/backup/backup.ts';
import { mergeSettings } from '../../../../utils/extension-pages/backup/merge-settings.ts';
import { mergeUserData } from '../../../../utils/extension-pages/backup/merge-user-data.ts';
import { parseBackup } from '../../../../utils/extension-pages/backup/parse-backup.ts';
import {
  type BackupState,
  createPlan,
  isNoOp,
} from '../../../../utils/extension-pages/backup/plan.ts';
import { NO_GATEWAYS } from '../../../../utils/settings/saved-gateways.ts';
import { createBackupStore } from '../../../../utils/user-data/backup-store.ts';
import { MAX_SNAPSHOTS } from '../../../../utils/user-data/follows.ts';
import { NOW, toId } from '../../support/cache-database.ts';
import { gateway } from '../../support/gateways.ts';
import {
  createEmptyUserData,
  follow,
  list,
  NO_USER_DATA,
  snapshot,
} from '../../support/user-data.ts';

const fileOf = (version: number) => `test/fixtures/backups/v${version}.json`;
const newest = readFileSync(fileOf(BACKUP_VERSION), 'utf8');

function backup(): Backup {
  const read = parseBackup(newest);
  if (!read.ok) throw new Error(`The backup of the tests is ${read.problem}.`);
  return read.backup;
}

describe('parseBackup', () => {
  const versions = Array.from({ length: BACKUP_VERSION }, (_, n) => n + 1);

  it.each(versions)('reads the stored file of version %i', (version) => {
    expect(existsSync(fileOf(version)), `There is no ${fileOf(version)}`).toBe(true);
    const text = readFileSync(fileOf(version), 'utf8');
    expect(JSON.parse(text).version).toBe(version);
    expect(parseBackup(text)).toMatchObject({ ok: true, backup: { version: BACKUP_VERSION } });
  });

  it.each([1, 2])('reads the gateway of version %i with its choice of the API', (version) => {
    const old = JSON.parse(readFileSync(fileOf(version), 'utf8'));
    const read = parseBackup(JSON.stringify(old));
    const { baseUrl, apiKey } = old.gateway;
    const { host } = new URL(baseUrl);
    expect(read.ok && read.backup.gateways).toEqual({
      activeId: 'first',
      all: [
        {
          ...{ id: 'first', name: host, baseUrl, apiKey, version: old.settings.lookUps.version },
          ...{ dailyLimit: null, lookupPrice: null, lowBalance: null },
        },
      ],
    });
    expect(read.ok && read.backup.settings.lookUps).toEqual({
      freshHours: old.settings.lookUps.freshHours,
      dailyLimit: old.settings.lookUps.dailyLimit,
    });
  });

  it.each([1, 2, 3])('reads version %i as a file without votes and conversations', (version) => {
    const old = JSON.parse(readFileSync(fileOf(version), 'utf8'));
    const { votes, conversations } = JSON.parse(newest);
    const read = parseBackup(JSON.stringify({ ...old, votes, conversations }));
    expect(read).toMatchObject({ ok: true, backup: { votes: [] } });
    expect(read.ok && read.backup.conversations).toBeUndefined();
  });

  it('rejects a file of an older version whose gateway is damaged', () => {
    const old = JSON.parse(readFileSync(fileOf(2), 'utf8'));
    for (const gateway of [null, 'x', {}, { ...old.gateway, apiKey: 1 }])
      expect(parseBackup(JSON.stringify({ ...old, gateway }))).toMatchObject({ ok: false });
  });

  it('reads a written backup without loss', () => {
    expect(backup()).toEqual(JSON.parse(newest));
    expect(parseBackup(JSON.stringify(backup()))).toEqual({ ok: true, backup: backup() });
  });

  it('accepts a backup without the key, conversations or some settings', () => {
    const { gateways: _, conversations: __, ...without } = JSON.parse(newest);
    const read = parseBackup(JSON.stringify({ ...without, settings: {} }));
    expect(read).toMatchObject({ ok: true, backup: { settings: {} } });
    expect(read.ok && read.backup.gateways).toBeUndefined();
  });

  const damaged = (change: (of: Backup & { version: unknown; kind: unknown }) => void) => {
    const copy = JSON.parse(newest);
    change(copy);
    return JSON.stringify(copy);
  };

  it.each([
    ['half of it', newest.slice(0, newest.length / 2), 'not-json'],
    ['nothing', '', 'not-json'],
    ['a list', '[]', 'foreign'],
    ['null', 'null', 'foreign'],
    ['an export', '{"format":"gpt-lens-export","version":1,"gpts":[]}', 'foreign'],
    ['a newer version', damaged((of) => Object.assign(of, { version: 99 })), 'newer'],
    ['no version', damaged((of) => Object.assign(of, { version: '1' })), 'foreign'],
    [
      'an id that is none',
      damaged((of) => Object.assign(of.lists[0] ?? {}, { entries: [{ id: 'x', addedAt: 0 }] })),
      'damaged',
    ],
    [
      'a script for a link',
      damaged((of) =>
        Object.assign(of.snapshots[0]?.gpt ?? {}, { pictureUrl: 'javascript:alert(1)' }),
      ),
      'damaged',
    ],
    [
      'an address that is none',
      damaged((of) => Object.assign(of.gateways?.all[0] ?? {}, { baseUrl: 'ftp://x' })),
      'damaged',
    ],
    [
      'a gateway id that every object has as a name',
      damaged((of) => Object.assign(of.gateways?.all[0] ?? {}, { id: 'constructor' })),
      'damaged',
    ],
    [
      'a negative price',
      damaged((of) => Object.assign(of.gateways?.all[0] ?? {}, { lookupPrice: -1 })),
      'damaged',
    ],
    [
      'a model for chats that names no GPT',
      damaged((of) => Object.assign(of.gateways?.all[0] ?? {}, { chatModel: 'gpt-4' })),
      'damaged',
    ],
    [
      'chat settings without a field',
      damaged((of) => Object.assign(of.settings, { chat: { keeps: true } })),
      'damaged',
    ],
    [
      'a site that is every site',
      damaged((of) => Object.assign(of.settings.sites ?? {}, { only: ['*'] })),
      'damaged',
    ],
    [
      'a delay of an hour',
      damaged((of) => Object.assign(of.settings.hover ?? {}, { delayMs: 3_600_000 })),
      'damaged',
    ],
    [
      'a time that is none',
      damaged((of) => Object.assign(of.follows[0] ?? {}, { since: 9e15 })),
      'damaged',
    ],
    [
      'a vote for a GPT that did not answer',
      damaged((of) => Object.assign(of.votes[0] ?? {}, { best: toId(1) })),
      'damaged',
    ],
    [
      'a vote on two answers of the same GPT',
      damaged((of) =>
        Object.assign(of.votes[0] ?? {}, { gpts: [toId(1), toId(1)], best: toId(1) }),
      ),
      'damaged',
    ],
    [
      'an attached page in place of a picture',
      damaged((of) =>
        Object.assign(of.conversations?.[0]?.turns[0]?.question.attachments[0] ?? {}, {
          dataUrl: 'data:text/html,<script>alert(1)</script>',
        }),
      ),
      'damaged',
    ],
    [
      'a turn of another conversation',
      damaged((of) => Object.assign(of.conversations?.[0]?.turns[0] ?? {}, { conversation: 'x' })),
      'damaged',
    ],
    [
      'a turn out of place',
      damaged((of) => Object.assign(of.conversations?.[0]?.turns[1] ?? {}, { place: 5 })),
      'damaged',
    ],
    [
      'a question without an answer',
      damaged((of) => Object.assign(of.conversations?.[0]?.turns[1] ?? {}, { answers: [] })),
      'damaged',
    ],
    ['no votes', damaged((of) => Reflect.deleteProperty(of, 'votes')), 'damaged'],
    ['no lists', damaged((of) => Reflect.deleteProperty(of, 'lists')), 'damaged'],
  ])('rejects %s with a reason', (_, text, problem) => {
    expect(parseBackup(text)).toEqual({ ok: false, problem });
  });

  it('never throws, whatever the file contains', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((it) => JSON.stringify(it)),
        ),
        (text) => {
          expect(parseBackup(text).ok).toBe(false);
        },
      ),
    );
  });

  it('drops sites that no browser matches and keeps the others', () => {
    const except = ['', 'http:///*', 'example.com/a?b=http://c*', 'example.com'];
    const read = parseBackup(
      damaged((of) => Object.assign(of.settings, { sites: { mode: 'except', except, only: [] } })),
    );
    expect(read.ok && read.backup.settings.sites?.except).toEqual(['example.com']);
  });

  it('drops unknown fields', () => {
    const read = parseBackup(
      damaged((of) => Object.assign(of, { more: 1, lists: [{ ...of.lists[0], html: '<b>' }] })),
    );
    expect(read).toMatchObject({ ok: true });
    expect(JSON.stringify(read)).not.toMatch(/html|more/);
  });
});

describe('an imported backup', () => {
  it('adds data and removes nothing', () => {
    const here = { ...NO_USER_DATA, lists: [list('a', 1, 2), list('b', 5)] };
    const both = mergeUserData(here, {
      ...NO_USER_DATA,
      lists: [{ ...list('a', 3, 2), name: 'Other' }, list('c', 9)],
    });
    expect(both.lists).toEqual([list('a', 1, 2, 3), list('b', 5), list('c', 9)]);
  });

  it('follows a GPT since the earlier time, with the snapshots of both sides in order and without duplicates', () => {
    const here = { ...NO_USER_DATA, follows: [follow(1, NOW)], snapshots: [snapshot(1, NOW)] };
    const other = {
      ...NO_USER_DATA,
      follows: [{ ...follow(1, NOW - 50), goneSince: NOW - 50 }, follow(2)],
      snapshots: [snapshot(1, NOW), snapshot(1, NOW - 50), snapshot(2, NOW), snapshot(3, NOW)],
    };
    const both = mergeUserData(here, other);
    expect(both.follows).toEqual([{ ...follow(1), since: NOW - 50 }, follow(2)]);
    // The third is of a GPT that nobody follows.
    expect(both.snapshots.map(({ id, at }) => [id, at])).toEqual([
      [toId(1), NOW - 50],
      [toId(1), NOW],
      [toId(2), NOW],
    ]);
  });

  it('keeps at most as many snapshots per GPT as a follow', () => {
    const snapshots = Array.from({ length: MAX_SNAPSHOTS + 5 }, (_, n) => snapshot(1, NOW + n));
    const both = mergeUserData(NO_USER_DATA, { ...NO_USER_DATA, follows: [follow(1)], snapshots });
    expect(both.snapshots).toHaveLength(MAX_SNAPSHOTS);
    expect(both.snapshots.at(-1)?.at).toBe(NOW + MAX_SNAPSHOTS + 4);
    // How it was when it was followed is kept as following it keeps it.
    expect(both.snapshots[0]?.at).toBe(NOW);
  });

  it('changes nothing when it is imported again', () => {
    const once = mergeUserData(NO_USER_DATA, backup());
    expect(mergeUserData(once, backup())).toEqual(once);
    const { settings, gateways = NO_GATEWAYS } = backup();
    const here: BackupState = { settings, gateways, userData: once };
    expect(isNoOp(createPlan(backup(), here, once))).toBe(true);
  });

  it('leaves settings that an older version did not have as they are', () => {
    const read = parseBackup(readFileSync(fileOf(2), 'utf8'));
    if (!read.ok) throw new Error(`The backup of the tests is ${read.problem}.`);
    const lookUps = { freshHours: 1, dailyLimit: null, asksNext: true, readsBalance: true };
    const merged = mergeSettings({ lookUps }, read.backup.settings);
    expect(merged.lookUps).toEqual({
      freshHours: 48,
      dailyLimit: 200,
      asksNext: true,
      readsBalance: true,
    });
    const here = { settings: merged, gateways: NO_GATEWAYS, userData: NO_USER_DATA };
    expect(createPlan(read.backup, here, NO_USER_DATA).changes.settings).toEqual([]);
  });

  it('reports its changes beforehand', () => {
    const here: BackupState = {
      settings: { ...backup().settings, counting: false },
      gateways: { activeId: 'first', all: [gateway('first', 'sk-here'), gateway('here-1')] },
      userData: { ...NO_USER_DATA, lists: [{ ...list('x'), list: backup().lists[0]?.list ?? '' }] },
    };
    const plan = createPlan(backup(), here, mergeUserData(here.userData, backup()));
    expect(plan).toMatchObject({ lists: 1, follows: 1 });
    expect(plan.changes).toEqual({
      settings: ['counting'],
      newLists: 0,
      newEntries: 2,
      newFollows: 1,
      newSnapshots: 2,
      newVotes: 2,
      newConversations: 1,
      changedConversations: 0,
      newGateways: 1,
      changedGateways: 1,
    });
  });

  it('is stored completely or not at all', async () => {
    const keepings = createBackupStore(createEmptyUserData());
    const before = mergeUserData(NO_USER_DATA, backup());
    await keepings.update(() => before);
    const uncloneable = { ...list('bad', 1), name: (() => {}) as unknown as string };
    await expect(
      keepings.update(() => ({ ...NO_USER_DATA, lists: [list('a', 1), uncloneable] })),
    ).rejects.toThrow();
    expect(await keepings.all()).toEqual(before);
  });
});
