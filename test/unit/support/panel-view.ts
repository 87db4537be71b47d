import { vi } from 'vitest';
import type { OpenView, ViewContext } from '../../../utils/extension-pages/sidepanel/view.ts';
import type { Route } from '../../../utils/messages/panel-route.ts';
import { createEmptyUserData } from './user-data.ts';

/** Opens a view of the side panel in a test; `current` returns the props that it has rendered last. */
export async function openPanelView<View extends Route['view'], Props>(
  open: OpenView<View, Props>,
  route: Extract<Route, { view: View }>,
  context: Partial<Pick<ViewContext<Props>, 'userData' | 'isAsked' | 'isPrivate'>> = {},
) {
  const ending = new AbortController();
  const navigate = vi.fn<(to: Route) => void>();
  const offerUndo = vi.fn<(sentence: string, undo: () => Promise<void>) => void>();
  const showMessage = vi.fn<(sentence: string) => void>();
  const shown: Props[] = [];
  await open(route, {
    userData: createEmptyUserData(),
    isPrivate: false,
    isAsked: true,
    ...context,
    navigate,
    offerUndo,
    showMessage,
    signal: ending.signal,
    show: (props) => void shown.push(props),
  });
  function current(): Props {
    const props = shown.at(-1);
    if (props === undefined) throw new Error('The view has rendered nothing.');
    return props;
  }
  return { current, shown, navigate, offerUndo, showMessage, close: () => ending.abort() };
}
