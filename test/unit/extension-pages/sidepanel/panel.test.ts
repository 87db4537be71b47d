import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPanel } from '../../../../utils/extension-pages/sidepanel/panel.ts';
import type { PanelContext } from '../../../../utils/extension-pages/sidepanel/view.ts';
import type { Route } from '../../../../utils/messages/panel-route.ts';
import { gptId } from '../../support/gpt-id.ts';
import { createEmptyUserData } from '../../support/user-data.ts';

const LISTS: Route = { view: 'lists' };
const GPT: Route = { view: 'gpt', id: gptId('g-000000001') };

type Shown = { route: Route; context: PanelContext; show(content: string): void };

function createTestPanel({
  isPrivate = false,
  error,
}: {
  isPrivate?: boolean;
  error?: Error;
} = {}) {
  let route: Route = LISTS;
  const opened: Shown[] = [];
  const states: { message?: { sentence: string; undo?(): void }; content?: string }[] = [];
  const panel = createPanel<string>({
    userData: createEmptyUserData(),
    isPrivate,
    show: (state) => states.push(state),
    async openView(route, context, show) {
      opened.push({ route, context, show });
      if (error) throw error;
    },
    createUnavailable: (reason) => `unavailable: ${reason}`,
    currentRoute: () => route,
    enter: (next) => {
      route = next;
    },
    startBatch: async (_, title) => ({ view: 'batch', batchId: title }),
    getText: (key) => key,
  });
  const last = () => opened.at(-1) as Shown;
  const setRoute = (next: Route) => {
    route = next;
  };
  return { panel, opened, last, states, setRoute };
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

describe('the side panel', () => {
  it('ignores what a view renders after another one was opened', async () => {
    const { panel, opened, last, states } = createTestPanel();
    await panel.openRoute(true);
    await last().context.navigate(GPT);
    opened[0]?.show('late');
    expect(states).toEqual([]);
    last().show('current');
    expect(states.at(-1)?.content).toBe('current');
  });

  it('lets a view start lookups only if the user has requested it', async () => {
    const { panel, opened, last, setRoute } = createTestPanel();
    await panel.openRoute(false);
    await last().context.navigate(GPT);
    setRoute(LISTS);
    panel.followHistory();
    expect(opened.map(({ context }) => context.isAsked)).toEqual([false, true, false]);
  });

  it('opens the view once if a step in the history fires two events', async () => {
    const { panel, opened, setRoute } = createTestPanel();
    await panel.openRoute(false);
    setRoute(GPT);
    panel.followHistory();
    panel.followHistory();
    expect(opened.map(({ route }) => route.view)).toEqual(['lists', 'gpt']);
  });

  it('starts a requested batch and shows it', async () => {
    const { panel, last } = createTestPanel();
    await panel.showRequested({ view: 'new-batch', title: 'Tides', gpts: [] }, 'pushState');
    expect(last().route).toEqual({ view: 'batch', batchId: 'Tides' });
  });

  it('offers a failed undo again', async () => {
    const { panel, last, states } = createTestPanel();
    await panel.openRoute(true);
    const undo = vi.fn(async () => {}).mockRejectedValueOnce(new Error('The disk is full.'));
    last().context.offerUndo('List removed.', undo);
    expect(states.at(-1)?.message?.sentence).toBe('List removed.');
    await states.at(-1)?.message?.undo?.();
    expect(states.at(-1)?.message?.sentence).toBe('panel.undo-failed');
    await states.at(-1)?.message?.undo?.();
    expect(undo).toHaveBeenCalledTimes(2);
    expect(states.at(-1)?.message).toBeUndefined();
  });

  it.each([
    [true, 'unavailable: private'],
    [false, 'unavailable: unknown'],
  ])('says why a view has no storage (private window: %s)', async (isPrivate, content) => {
    const { panel, states } = createTestPanel({ isPrivate, error: new Error('No database.') });
    await panel.openRoute(true);
    expect(states.at(-1)?.content).toBe(content);
  });
});
