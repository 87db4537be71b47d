import { describe, expect, it, vi } from 'vitest';
import { createCompareView } from '../../../../utils/extension-pages/sidepanel/compare-view.ts';
import type { GptId } from '../../../../utils/gpt/gpt-id.ts';
import type { sendMessage } from '../../../../utils/messages/send.ts';
import type { watchGpt } from '../../../../utils/messages/watch-gpt.ts';
import { createVotes } from '../../../../utils/user-data/votes.ts';
import { toCachedGpt, toId } from '../../support/cache-database.ts';
import { createEntry, createGatewayWatch, createKnown } from '../../support/gateways.ts';
import { openPanelView } from '../../support/panel-view.ts';
import { createEmptyUserData } from '../../support/user-data.ts';

const IDS = [1, 2, 3].map(toId);
const PICTURE = 'data:image/png;base64,AA==';

const A = createEntry('a');

async function openComparison(cached: number[], isAsked = true, known = createKnown([A])) {
  const all = cached.map((n) => ({
    ...toCachedGpt(n),
    gpt: { ...toCachedGpt(n).gpt, pictureUrl: 'https://pictures.example/1.png' },
  }));
  const messages: { type: string }[] = [];
  const send = (async (message: { type: string }) => {
    messages.push(message);
    return message.type === 'get-cached-gpts' ? all : PICTURE;
  }) as typeof sendMessage;
  const watch = vi.fn<typeof watchGpt>(async () => {});
  const { watchGateways } = createGatewayWatch(known);
  const openView = createCompareView({ sendMessage: send, watchGpt: watch, watchGateways });
  const userData = createEmptyUserData();
  const context = { userData, isAsked };
  const view = await openPanelView(openView, { view: 'compare', ids: IDS }, context);
  const getIds = () => watch.mock.calls.map(([id]): GptId => id);
  return { ...view, userData, messages, watch, getIds };
}

describe('the view of a comparison', () => {
  it('shows the GPTs in the requested order, cached or not, without a look-up', async () => {
    const { current, watch } = await openComparison([3, 1]);
    expect(current().columns.map(({ id, answer }) => [id, answer?.found])).toEqual([
      [IDS[0], true],
      [IDS[1], undefined],
      [IDS[2], true],
    ]);
    expect(watch).not.toHaveBeenCalled();
  });

  it('looks up only the GPTs that are not cached', async () => {
    const { current, getIds } = await openComparison([3]);
    current().onLookUp();
    expect(getIds()).toEqual([IDS[0], IDS[1]]);
  });

  it('bypasses the failure log when a failed look-up is repeated', async () => {
    const { current, watch } = await openComparison([1, 2]);
    current().onLookUp();
    const [, first, onChange] = watch.mock.lastCall ?? [];
    expect(first).toEqual({ refresh: false });
    onChange?.({ answer: { found: false, failure: { kind: 'offline' } } });
    expect(current().columns[2]).toMatchObject({ isRequested: true, answer: { found: false } });
    current().onLookUp();
    expect(watch.mock.lastCall?.[1]).toEqual({ refresh: true });
  });

  it('opens a chat with one of the GPTs or with all of them, without a look-up', async () => {
    const { current, navigate, watch } = await openComparison([1]);
    current().chat?.open([toId(3)]);
    expect(navigate).toHaveBeenLastCalledWith({ view: 'try', id: toId(3) });
    current().chat?.open(IDS);
    expect(navigate).toHaveBeenLastCalledWith({ view: 'ask', ids: IDS });
    expect(watch).not.toHaveBeenCalled();
  });

  it('offers no chat if no gateway is set up', async () => {
    const { current } = await openComparison([1], true, createKnown([]));
    expect(current().chat).toBeUndefined();
  });

  it('shows the user’s votes', async () => {
    const { current, userData } = await openComparison([1]);
    const [first = toId(1), second = toId(2)] = IDS;
    const vote = { comparison: 'a', at: 1, gpts: [first, second], best: first };
    await createVotes(userData).record(vote);
    await vi.waitFor(() =>
      expect(current().columns.map(({ votes }) => votes?.won)).toEqual([1, 0, undefined]),
    );
    expect(current().columns[0]?.answer?.found).toBe(true);
  });

  it('adds the pictures of cached GPTs', async () => {
    const { current } = await openComparison([1]);
    await vi.waitFor(() => expect(current().columns[0]?.picture).toBe(PICTURE));
  });

  it('fetches no picture from the web when the browser restores the comparison', async () => {
    const { messages } = await openComparison([1], false);
    const pictures = messages.filter(({ type }) => type === 'get-picture');
    expect(pictures).toEqual([expect.objectContaining({ isCached: true })]);
  });
});
