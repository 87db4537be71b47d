import type { Route } from '../../messages/panel-route.ts';
import type { UserData } from '../../user-data/database.ts';

/** The context of a side panel view. */
export interface PanelContext {
  userData: UserData;
  /** Whether the panel is in a private window, or was opened from one. */
  isPrivate: boolean;
  /** Whether the user has just requested this view, so that it may start lookups without another click. */
  isAsked: boolean;
  /** Navigates to another view that the user requests. */
  navigate(route: Route): void;
  /** Shows a message with an undo button. */
  offerUndo(sentence: string, undo: () => Promise<void>): void;
  /** Shows a message without an undo button. */
  showMessage(sentence: string): void;
  /** Aborts when another view is shown; nothing may be rendered afterwards. */
  signal: AbortSignal;
}

export interface ViewContext<Props> extends PanelContext {
  /** Renders the view's component below the navigation; does nothing once the signal has aborted. */
  show(props: Props): void;
}

/** Shows a view until the context's signal aborts. */
export type OpenView<View extends Route['view'], Props> = (
  route: Extract<Route, { view: View }>,
  context: ViewContext<Props>,
) => Promise<void>;
