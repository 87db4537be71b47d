import { describe, expect, it, vi } from 'vitest';
import type { KnownGateways } from '../../../../utils/extension-pages/gateways/known-gateways.ts';
import { createGptView } from '../../../../utils/extension-pages/sidepanel/gpt-view.ts';
import type { DomainUse } from '../../../../utils/gpt/domains.ts';
import type { LookupAnswer } from '../../../../utils/lookup/lookup-service.ts';
import type { showCachedGpt, watchGpt } from '../../../../utils/messages/watch-gpt.ts';
import { createFollows } from '../../../../utils/user-data/follows.ts';
import { createVotes } from '../../../../utils/user-data/votes.ts';
import { toCachedGpt, toId } from '../../support/cache-database.ts';
import { createEntry, createGatewayWatch, createKnown } from '../../support/gateways.ts';
import { openPanelView } from '../../support/panel-view.ts';
import { createEmptyUserData } from '../../support/user-data.ts';

// Outside of a browser there is no background to tell that a follow has changed.
vi.mock('../../../../utils/messages/send.ts', () => ({ sendMessage: async () => {} }));

const A = createEntry('a', { lookupPrice: 0.02 });
const B = createEntry('b');
const ID = toId(1);
const ANSWER = { found: true, cached: toCachedGpt(1) } as const;
const USES: DomainUse[] = [{ domain: 'a.example', gpts: [] }];

async function openGpt(isAsked: boolean, answer: LookupAnswer = ANSWER, isCached = false) {
  const userData = createEmptyUserData();
  const watch = vi.fn<typeof watchGpt>(async (_, __, onChange) => {
    onChange({ answer });
    onChange({ answer, picture: 'data:' });
  });
  const showCached = vi.fn<typeof showCachedGpt>(async (_, onChange) => {
    onChange({ answer: isCached ? answer : undefined });
  });
  const fetchDomains = vi.fn(async (_: boolean): Promise<DomainUse[] | undefined> => USES);
  const { watchGateways, change } = createGatewayWatch(createKnown([A]));
  let retry = () => {};
  let readGateways = (): KnownGateways | undefined => undefined;
  const openView = createGptView({
    watchGpt: watch,
    showCachedGpt: showCached,
    fetchDomains,
    watchGateways,
    createRecovery: (run, getGateways) => {
      retry = run;
      readGateways = getGateways;
      return async () => {};
    },
  });
  const view = await openPanelView(openView, { view: 'gpt', id: ID }, { userData, isAsked });
  return {
    ...view,
    ...{ fetchDomains, userData, watch, showCached },
    changeGateways: change,
    recover: () => retry(),
    readGateways: () => readGateways(),
  };
}

describe('the view of a GPT', () => {
  it('looks the GPT up when the user has just requested it', async () => {
    const { current, watch, showCached } = await openGpt(true);
    expect(watch).toHaveBeenCalledOnce();
    expect(showCached).not.toHaveBeenCalled();
    expect(current().cached).toEqual(ANSWER.cached);
    expect(current().lookUp).toBeUndefined();
  });

  it('offers a look-up instead of starting one when the browser restores the view', async () => {
    const { current, watch, showCached } = await openGpt(false);
    expect(showCached).toHaveBeenCalledOnce();
    expect(watch).not.toHaveBeenCalled();
    current().lookUp?.();
    expect(watch.mock.lastCall?.[1]).toEqual({ refresh: true });
    expect(current().lookUp).toBeUndefined();
  });

  it('looks the GPT up again after the cause of a failure has been removed', async () => {
    const { watch, recover } = await openGpt(true);
    recover();
    expect(watch.mock.lastCall?.[1]).toEqual({ refresh: true });
  });

  it('follows the GPT again when the user undoes unfollowing it', async () => {
    const { current, offerUndo, userData } = await openGpt(true);
    const follows = createFollows(userData, () => {});
    await vi.waitFor(() => expect(current().following).toBeDefined());
    await current().following?.follow(ANSWER.cached);
    expect(await follows.all()).toHaveLength(1);
    await current().following?.unfollow('Not followed any more');
    expect(await follows.all()).toEqual([]);
    const [sentence, undo] = offerUndo.mock.lastCall ?? [];
    expect(sentence).toBe('Not followed any more');
    await undo?.();
    expect(await follows.all()).toHaveLength(1);
  });

  it('shows lists as they change', async () => {
    const { current } = await openGpt(true);
    expect(current().allLists).toEqual([]);
    await current().lists.create('Later');
    await vi.waitFor(() => expect(current().allLists?.[0]?.name).toBe('Later'));
  });

  it('shows the user’s votes as they change', async () => {
    const { current, userData } = await openGpt(true);
    expect(current().votes).toBeUndefined();
    const vote = { comparison: 'a', at: 1, gpts: [ID, toId(2)], best: ID };
    await createVotes(userData).record(vote);
    await vi.waitFor(() => expect(current().votes).toEqual({ asked: 1, won: 1, lastAt: 1 }));
  });

  it('reads the domains of other GPTs once, and shows one of them', async () => {
    const { cached } = ANSWER;
    const gpt = { ...cached.gpt, actions: [{ domain: 'a.example' }] };
    const answer: LookupAnswer = { found: true, cached: { ...cached, gpt } };
    const { current, fetchDomains, navigate } = await openGpt(true, answer);
    expect(fetchDomains).toHaveBeenCalledExactlyOnceWith(false);
    expect(current().domainUses).toBe(USES);
    current().onOpenDomains('a.example');
    expect(navigate).toHaveBeenCalledWith({ view: 'domains', words: 'a.example' });
  });

  it('reads no domains for a GPT that contacts none', async () => {
    const { current, fetchDomains } = await openGpt(true);
    expect(fetchDomains).not.toHaveBeenCalled();
    expect(current().domainUses).toBeUndefined();
  });

  it('shows gateways and price of a look-up as they change', async () => {
    const { current, changeGateways, readGateways } = await openGpt(false);
    current().lookUp?.();
    expect(current().gateways?.lookupEstimate).toMatchObject({ lookups: 1, cost: 0.02 });
    const both = createKnown([A, B], { asksNext: true });
    changeGateways(both);
    expect(current().gateways?.list.all).toEqual([A, B]);
    expect(current().gateways?.lookupEstimate).toMatchObject({ lookups: 2, isMaximum: true });
    expect(readGateways()).toBe(both);
  });

  it('opens a chat with the GPT in the same panel', async () => {
    const { current, navigate } = await openGpt(true);
    current().chat?.open([ID]);
    expect(navigate).toHaveBeenCalledWith({ view: 'try', id: ID });
  });

  it('shows no empty page before the cache has been read', async () => {
    const { shown } = await openGpt(false, ANSWER, true);
    expect(shown[0]).toMatchObject({ cached: ANSWER.cached });
    expect(shown[0]?.gateways?.list.all).toEqual([A]);
  });
});
