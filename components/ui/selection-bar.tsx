import type { ComponentChildren } from 'preact';
import type { ChatEntry } from '../../utils/extension-pages/gateways/chat-entry.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { MAX_COMPARED } from '../../utils/messages/panel-route.ts';
import { AskButton } from './ask-button.tsx';
import { useI18n } from './i18n-context.tsx';
import { TryButton } from './try-button.tsx';

interface Props {
  selected: GptId[];
  /** Missing if no gateway is set up. */
  chat?: ChatEntry;
  onCompare(ids: GptId[]): void;
  /** More actions. */
  children?: ComponentChildren;
}

/** The number of selected GPTs and the actions on them. */
export function SelectionBar({ selected, chat, onCompare, children }: Props) {
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
      {chat && <ChatButton ids={selected} chat={chat} />}
      {children}
      <span class="panel-note" role="status">
        {count > 0 ? t('panel.selected', { count }) : t('panel.select-to-compare')}
      </span>
    </div>
  );
}

/** One GPT is tried, two to four are asked together. */
function ChatButton({ ids, chat }: { ids: GptId[]; chat: ChatEntry }) {
  const { t } = useI18n();
  const [first] = ids;
  if (!first || ids.length > MAX_COMPARED) return null;
  if (ids.length === 1) return <TryButton id={first} chat={chat} />;
  return <AskButton ids={ids} label={t('chat.ask', { count: ids.length })} chat={chat} />;
}
