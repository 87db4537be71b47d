import { useRef, useState } from 'preact/hooks';
import { withTimeout } from '../../utils/lib/with-timeout.ts';

/** Saving and reading take milliseconds; what takes this long has failed as far as a person is concerned. */
const LIMIT_MS = 10_000;

/** Quicker than this, a word about it would only flicker. */
const NOTICEABLE_MS = 200;

export interface Action {
  /** It takes long enough for a person to notice. */
  isPending: boolean;
  /** What the last run was rejected with; `undefined` unless it failed. */
  failure: unknown;
  /**
   * Starts `work` at once and waits for it; gives whether it went well and is still the last run. `limitMs` is how long
   * it may take before it counts as failed. Never rejects.
   */
  run(work: () => Promise<unknown>, limitMs?: number): Promise<boolean>;
  /** Forgets how it went; what still runs is not heard any more. */
  clear(): void;
}

const IDLE = { isPending: false, failure: undefined };

/** An action that a person starts, with its pending and its failed state: a failure is never left unsaid. */
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
        // Called before anything is awaited: browsers only ask for permissions in direct answer to a click.
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
