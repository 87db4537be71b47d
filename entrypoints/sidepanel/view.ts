import type { ComponentChildren } from 'preact';
import type { Route } from '../../utils/messages/panel-route.ts';
import type { UserData } from '../../utils/user-data/database.ts';

/** What a view of the side panel is given. */
export interface ViewContext {
  userData: UserData;
  /** Draws the view's content under the navigation. */
  show(content: ComponentChildren): void;
  /** Whether a person has just asked for this view, so that it may make look-ups without another click. */
  isAsked: boolean;
  /** Goes to another view that a person asks for. */
  navigate(route: Route): void;
  /** Says what was done, with a button that undoes it. */
  offerUndo(sentence: string, undo: () => Promise<void>): void;
  /** Says what came of something that there is nothing to undo of. */
  showMessage(sentence: string): void;
  /** Aborts when another view is shown: nothing may be drawn after it. */
  signal: AbortSignal;
}

/** Shows one view, for as long as the surface's signal lets it. */
export type OpenView<View extends Route['view']> = (
  route: Extract<Route, { view: View }>,
  context: ViewContext,
) => Promise<void>;
