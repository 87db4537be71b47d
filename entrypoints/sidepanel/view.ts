import type { ComponentChildren } from 'preact';
import type { Route } from '../../utils/messages/panel-route.ts';
import type { Records } from '../../utils/user-data/database.ts';

/** What a view of the side panel is given. */
export interface Surface {
  records: Records;
  /** Draws the view's content under the navigation. */
  show(content: ComponentChildren): void;
  /** Whether a person has just asked for this view, so that it may make look-ups without another click. */
  isAsked: boolean;
  /** Goes to another view that a person asks for. */
  go(route: Route): void;
  /** Says what was done, with a button that undoes it. */
  offerUndo(sentence: string, undo: () => Promise<void>): void;
  /** Says what came of something that there is nothing to undo of. */
  tell(sentence: string): void;
  /** Aborts when another view is shown: nothing may be drawn after it. */
  signal: AbortSignal;
}

/** Shows one view, for as long as the surface's signal lets it. */
export type OpenView<At extends Route['at']> = (
  route: Extract<Route, { at: At }>,
  surface: Surface,
) => Promise<void>;
