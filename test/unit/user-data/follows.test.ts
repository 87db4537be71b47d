import { describe, expect, it, vi } from 'vitest';
import type { Gpt } from '../../../utils/gpt/gpt.ts';
import { createFollows, MAX_SNAPSHOTS } from '../../../utils/user-data/follows.ts';
import { NOW, toCachedGpt, toId } from '../support/cache-database.ts';
import { createEmptyUserData } from '../support/user-data.ts';

const ID = toId(1);
const start = toCachedGpt(1, { readAt: NOW });

/** Returns the GPT as fetched some time later. */
function later(ms: number, more: Partial<Gpt> = {}) {
  return { ...start, gpt: { ...start.gpt, ...more }, readAt: NOW + ms };
}

describe('follows', () => {
  it('records a snapshot of a followed GPT only when it has changed', async () => {
    const follows = createFollows(createEmptyUserData());
    await follows.follow(start, NOW + 5);
    await follows.recordSnapshot(later(10));
    await follows.recordSnapshot(later(20, { name: 'Another name' }));
    await follows.recordSnapshot(later(20, { name: 'Another name' }));
    await follows.recordSnapshot(later(30, { name: 'Another name' }));
    const followed = await follows.followed(ID);
    expect(followed?.snapshots.map(({ at, gpt }) => [at, gpt.name])).toEqual([
      [NOW, 'The GPT 1'],
      [NOW + 20, 'Another name'],
    ]);
    expect(followed?.follow).toEqual({
      id: ID,
      since: NOW + 5,
      seenAt: NOW,
      newsAt: NOW + 20,
      checkedAt: NOW + 30,
    });
  });

  it('returns the newest snapshot of each follow', async () => {
    const follows = createFollows(createEmptyUserData());
    await follows.follow(start, NOW);
    await follows.recordSnapshot(later(10, { name: 'Second name' }));
    await follows.recordSnapshot(later(20, { name: 'Third name' }));
    await follows.follow(toCachedGpt(2), NOW);
    const newest = await follows.newestSnapshots();
    expect(newest.map(({ id, gpt }) => [id, gpt.name]).sort()).toEqual([
      [ID, 'Third name'],
      [toId(2), 'The GPT 2'],
    ]);
  });

  it('returns no snapshot if nothing is followed', async () => {
    expect(await createFollows(createEmptyUserData()).newestSnapshots()).toEqual([]);
  });

  it('records nothing for a GPT that is not followed', async () => {
    const follows = createFollows(createEmptyUserData());
    await follows.recordSnapshot(start);
    expect(await follows.followed(ID)).toBeUndefined();
    expect(await follows.all()).toEqual([]);
  });

  it('records a new number of ratings without marking it as notable', async () => {
    const follows = createFollows(createEmptyUserData());
    await follows.follow(start, NOW);
    await follows.recordSnapshot(later(10, { ratings: { count: 99_999, average: 4 } }));
    const followed = await follows.followed(ID);
    expect(followed?.snapshots).toHaveLength(2);
    expect(followed?.follow.newsAt).toBe(NOW);
  });

  it('notices a changed author even if a response in between had none', async () => {
    const follows = createFollows(createEmptyUserData());
    await follows.follow(start, NOW);
    await follows.recordSnapshot(later(10, { name: 'New', author: undefined }));
    await follows.recordSnapshot(
      later(20, { name: 'New', author: { name: 'Mallory', socials: [] } }),
    );
    const authors = (await follows.followed(ID))?.snapshots.map(({ gpt }) => gpt.author?.name);
    expect(authors).toEqual(['Ryan J Topps', 'Ryan J Topps', 'Mallory']);
  });

  it('fills in a missing field without recording a change', async () => {
    const follows = createFollows(createEmptyUserData());
    const nameless = { ...start, gpt: { ...start.gpt, name: undefined } };
    await follows.follow(nameless, NOW);
    await follows.recordSnapshot(later(10));
    await follows.recordSnapshot(later(20, { name: 'Renamed' }));
    const names = (await follows.followed(ID))?.snapshots.map(({ gpt }) => gpt.name);
    expect(names).toEqual(['The GPT 1', 'Renamed']);
  });

  it('keeps the first and the newest snapshots beyond the limit', async () => {
    const follows = createFollows(createEmptyUserData());
    await follows.follow(start, NOW);
    for (let n = 1; n <= MAX_SNAPSHOTS + 2; n++) {
      await follows.recordSnapshot(later(n, { name: `Name ${n}` }));
    }
    const snapshots = (await follows.followed(ID))?.snapshots ?? [];
    expect(snapshots).toHaveLength(MAX_SNAPSHOTS);
    expect(snapshots.slice(0, 2).map(({ at }) => at)).toEqual([NOW, NOW + 4]);
    expect(snapshots.at(-1)?.at).toBe(NOW + MAX_SNAPSHOTS + 2);
  });

  it('keeps snapshots in order if the clock was set back', async () => {
    const follows = createFollows(createEmptyUserData());
    await follows.follow(start, NOW);
    await follows.recordSnapshot(later(-500, { name: 'Renamed' }));
    const names = (await follows.followed(ID))?.snapshots.map(({ gpt }) => gpt.name);
    expect(names).toEqual(['The GPT 1', 'Renamed']);
  });

  it('removes an unfollowed GPT and restores it with its snapshots', async () => {
    const follows = createFollows(createEmptyUserData());
    await follows.follow(start, NOW);
    await follows.follow(toCachedGpt(2), NOW);
    await follows.recordSnapshot(later(10, { name: 'Renamed' }));
    const before = await follows.followed(ID);
    const removed = await follows.unfollow(ID);
    expect(await follows.followed(ID)).toBeUndefined();
    expect((await follows.all()).map(({ id }) => id)).toEqual([toId(2)]);
    if (!removed) throw new Error('Nothing was returned.');
    await follows.restore(removed);
    expect(await follows.followed(ID)).toEqual(before);
  });

  it('marks changes as seen', async () => {
    const follows = createFollows(createEmptyUserData());
    await follows.follow(start, NOW);
    await follows.recordSnapshot(later(10, { name: 'Renamed' }));
    await follows.markSeen(ID);
    expect((await follows.followed(ID))?.follow).toMatchObject({
      seenAt: NOW + 10,
      newsAt: NOW + 10,
    });
  });

  it('notifies watchers of changes', async () => {
    const userData = createEmptyUserData();
    const onChange = vi.fn();
    userData.watch(onChange);
    const follows = createFollows(userData);
    await follows.follow(start, NOW);
    expect(onChange.mock.calls).toEqual([['follows']]);
    await follows.recordSnapshot(toCachedGpt(2));
    expect(onChange).toHaveBeenCalledTimes(1);
  });
});
