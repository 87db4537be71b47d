import type { ComponentChildren } from 'preact';
import type { GptId } from '../utils/ids/grammar.ts';
import { MOST_COMPARED } from '../utils/sidepanel/route.ts';
import { useText } from './text-context.tsx';

interface Props {
  chosen: GptId[];
  compare(ids: GptId[]): void;
  /** What else can be done with them. */
  children?: ComponentChildren;
}

/** What can be done with the GPTs that are picked, and how many they are. */
export function PickBar({ chosen, compare, children }: Props) {
  const { t } = useText();
  return (
    <div class="panel-bar">
      <button
        type="button"
        class="button"
        disabled={chosen.length < 2 || chosen.length > MOST_COMPARED}
        onClick={() => compare(chosen)}
      >
        {t('lists.compare')}
      </button>
      {children}
      <span class="panel-note" role="status">
        {chosen.length > 0
          ? t('lists.chosen', { count: chosen.length })
          : t('lists.choose-to-compare')}
      </span>
    </div>
  );
}
