import type { Keeping } from '../../utils/extension-pages/chat/sources.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { ConversationEntry, type ConversationEntryProps } from './conversation-entry.tsx';

export interface ListedConversation extends Pick<ConversationEntryProps, 'conversation'> {
  keeping: Keeping;
}

interface Props
  extends Pick<ConversationEntryProps, 'now' | 'onOpen' | 'onRename' | 'onRemove' | 'onExport'> {
  /** The latest first. */
  conversations: ListedConversation[];
  /** Whether this is a private window. */
  isPrivate: boolean;
}

/** All conversations with GPTs. */
export function ConversationList({ conversations, isPrivate, ...props }: Props) {
  const { t } = useI18n();
  const hint = isPrivate ? 'chat.list.none-private' : 'chat.list.none';
  if (conversations.length === 0) return <p class="panel-hint">{t(hint)}</p>;
  return (
    <ul class="panel-list conversations">
      {conversations.map(({ conversation, keeping }) => (
        <ConversationEntry
          key={conversation.id}
          conversation={conversation}
          isKept={keeping === 'kept'}
          {...props}
        />
      ))}
    </ul>
  );
}
