import type { ChatEntry } from '../../utils/extension-pages/gateways/chat-entry.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { useI18n } from './i18n-context.tsx';

interface Props {
  /** Two to four GPTs. */
  ids: GptId[];
  label: string;
  chat: ChatEntry;
}

/** Opens a view in which one question goes to several GPTs. */
export function AskButton({ ids, label, chat }: Props) {
  const { t } = useI18n();
  return (
    <button
      type="button"
      class="button button-quiet"
      title={t(chat.isUnlisted ? 'chat.unlisted' : 'chat.ask-hint')}
      onClick={() => chat.open(ids)}
    >
      {label}
    </button>
  );
}
