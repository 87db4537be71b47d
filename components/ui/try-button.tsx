import type { ChatEntry } from '../../utils/extension-pages/gateways/chat-entry.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { MessageKey } from '../../utils/i18n/i18n.ts';
import { useI18n } from './i18n-context.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

interface Props {
  id: GptId;
  chat: ChatEntry;
  /** The GPT's name, where there are several of these buttons. */
  name?: string;
  class?: string;
}

/** Opens a chat with a GPT. */
export function TryButton({ id, chat, name, class: className = 'button button-quiet' }: Props) {
  const { t } = useI18n();
  return (
    <button
      type="button"
      class={className}
      title={t(getChatHint(chat))}
      aria-label={name && t('chat.try-named', { name })}
      onClick={() => chat.open([id])}
    >
      <Icon name="chat" />
      {t('gpt.try')}
    </button>
  );
}

/** The same beside a row that is too narrow for text. */
export function TryIconButton({ id, chat, name }: Pick<Props, 'id' | 'chat'> & { name: string }) {
  const { t } = useI18n();
  return (
    <IconButton label={t('chat.try-named', { name })} onClick={() => chat.open([id])}>
      <Icon name="chat" />
    </IconButton>
  );
}

/** What the user should know before opening a chat. */
export function getChatHint({ isUnlisted }: ChatEntry): MessageKey {
  return isUnlisted ? 'chat.unlisted' : 'chat.try-hint';
}
