import type { ComponentChildren } from 'preact';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { MAX_COMPARED } from '../../utils/messages/panel-route.ts';
import { useI18n } from './i18n-context.tsx';

interface Props {
  selected: GptId[];
  onCompare(ids: GptId[]): void;
  /** More actions. */
  children?: ComponentChildren;
}

/** The number of selected GPTs and the actions on them. */
export function SelectionBar({ selected, onCompare, children }: Props) {
  const { t } = useI18n();
  const count = selected.length;
  return (
    <div class="panel-bar selection-bar">
      <button
        type="button"
        class="button"
        disabled={count < 2 || count > MAX_COMPARED}
        title={t('panel.select-to-compare')}
        onClick={() => onCompare(selected)}
      >
        {t('panel.compare')}
      </button>
      {children}
      <span class="panel-note" role="status">
        {count > 0 ? t('panel.selected', { count }) : t('panel.select-to-compare')}
      </span>
    </div>
  );
}
