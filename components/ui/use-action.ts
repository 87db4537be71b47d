import { useRef, useState } from 'preact/hooks';
import { withTimeout } from '../../utils/lib/with-timeout.ts';

/** Saving and reading take milliseconds, so an action this long has failed. */
const LIMIT_MS = 10_000;

/** A message about a shorter action would only flicker. */
const NOTICEABLE_MS = 200;

export interface Action {
  /** Whether it has run long enough to notice. */
  isPending: boolean;
  /** The error of the last run; `undefined` unless it failed. */
  failure: unknown;
  /**
   * Starts `work` synchronously. Resolves to whether it succeeded and no later run has started. Fails after `limitMs`
   * milliseconds. Never rejects.
   */
  run(work: () => Promise<unknown>, limitMs?: number): Promise<boolean>;
  /** Resets the state and ignores the result of a running action. */
  clear(): void;
}

const IDLE = { isPending: false, failure: undefined };

/** The pending and failed state of an action that the user starts. */
export function useAction(): Action {
  const [state, setState] = useState<Pick<Action, 'isPending' | 'failure'>>(IDLE);
  const runs = useRef(0);

  return {
    ...state,
    async run(work, limitMs = LIMIT_MS) {
      const own = ++runs.current;
      const isLast = () => runs.current === own;
      const timer = setTimeout(() => {
        if (isLast()) setState({ isPending: true, failure: undefined });
      }, NOTICEABLE_MS);
      try {
        // Call before any `await`: browsers allow permission requests only during a user gesture.
        await withTimeout(work(), limitMs, 'An action');
        if (isLast()) setState(IDLE);
        return isLast();
      } catch (error) {
        console.error('GPT Lens: an action failed.', error);
        if (isLast()) setState({ isPending: false, failure: error ?? new Error() });
        return false;
      } finally {
        clearTimeout(timer);
      }
    },
    clear() {
      runs.current++;
      setState(IDLE);
    },
  };
}
