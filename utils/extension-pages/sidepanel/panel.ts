import type { PanelMessage } from '../../../components/panel/side-panel.tsx';
import { type DatabaseProblem, getDatabaseProblem } from '../../lib/database/database-problem.ts';
import { type PanelView, type Route, toHash } from '../../messages/panel-route.ts';
import type { NamedGpt } from '../../user-data/batches.ts';
import type { UserData } from '../../user-data/database.ts';
import type { PanelContext } from './view.ts';

/** What the side panel shows. */
interface PanelState<Content> {
  view: Route['view'];
  message: PanelMessage | undefined;
  /** The content of the view; missing until it is rendered. */
  content: Content | undefined;
}

interface PanelDeps<Content> {
  userData: UserData;
  /** Whether the panel is in a private window, or was opened from one. */
  isPrivate: boolean;
  show(state: PanelState<Content>): void;
  openView(route: Route, context: PanelContext, show: (content: Content) => void): Promise<void>;
  /** The content of a view whose database cannot be opened. */
  createUnavailable(reason: DatabaseProblem | 'private', retry: () => void): Content;
  currentRoute(): Route;
  enter(route: Route, how: 'pushState' | 'replaceState', isPrivate: boolean): void;
  startBatch(userData: UserData, title: string, gpts: NamedGpt[]): Promise<Route>;
  /** The messages for a failed undo and a failed action, in the current language. */
  getText(key: 'panel.undo-failed' | 'options.not-saved'): string;
}

/** The side panel around its views: opens the view of the current route, shows messages, handles navigation. */
export function createPanel<Content>(deps: PanelDeps<Content>) {
  const { userData, isPrivate, currentRoute } = deps;
  let content: Content | undefined;
  let message: PanelMessage | undefined;
  let viewLifetime = new AbortController();
  /** The route of the current view, as a hash. */
  let opened = '';

  function render(): void {
    deps.show({ view: currentRoute().view, message, content });
  }

  function offerUndo(sentence: string, undoAction: () => Promise<void>): void {
    message = {
      sentence,
      async undo() {
        message = undefined;
        render();
        try {
          await undoAction();
        } catch (error) {
          console.error('GPT Lens: an action could not be undone.', error);
          // Offer the undo again.
          offerUndo(deps.getText('panel.undo-failed'), undoAction);
        }
      },
    };
    render();
  }

  function showMessage(sentence: string): void {
    message = { sentence };
    render();
  }

  /**
   * `isAsked`: the user has just requested this view. A view that is reloaded, restored or revisited was not, and starts no
   * lookup.
   */
  async function openRoute(isAsked: boolean): Promise<void> {
    viewLifetime.abort();
    viewLifetime = new AbortController();
    const { signal } = viewLifetime;
    const route = currentRoute();
    opened = toHash(route);
    content = undefined;
    const show = (viewContent: Content) => {
      if (signal.aborted) return;
      content = viewContent;
      render();
    };
    const context: PanelContext = {
      userData,
      isPrivate,
      signal,
      isAsked,
      offerUndo,
      showMessage,
      navigate(to) {
        deps.enter(to, 'pushState', isPrivate);
        return openRoute(true);
      },
    };
    try {
      await deps.openView(route, context, show);
    } catch (error) {
      // The database cannot be opened, as in Firefox's private windows.
      console.error('GPT Lens: this view could not be opened.', error);
      const trouble = getDatabaseProblem(error);
      const reason = trouble === 'unknown' && isPrivate ? 'private' : trouble;
      show(deps.createUnavailable(reason, () => openRoute(false)));
      // A database that opens late reports all of its data as changed.
      userData.watch(() => openRoute(false), signal);
    }
  }

  return {
    render,
    openRoute,

    /** Shows the view that another page requested. */
    async showRequested(view: PanelView, how: 'pushState' | 'replaceState'): Promise<void> {
      const route =
        view.view === 'new-batch' ? await deps.startBatch(userData, view.title, view.gpts) : view;
      deps.enter(route, how, isPrivate);
      await openRoute(true);
    },

    /**
     * Handles navigation in the tab's history. One step fires one or two events: a mere change of state leaves the hash
     * unchanged.
     */
    followHistory(): void {
      if (toHash(currentRoute()) !== opened) openRoute(false);
    },

    /** Reports a user action that failed and whose view did not handle the error. */
    reportFailedAction(): void {
      showMessage(deps.getText('options.not-saved'));
    },
  };
}
