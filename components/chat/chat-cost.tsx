import type { ConversationSum } from '../../utils/extension-pages/chat/conversation-sum.ts';
import type { MessagesToday } from '../../utils/extension-pages/chat/messages-today.ts';
import type { ChatPrice } from '../../utils/gateway/account.ts';
import {
  formatConversationSum,
  formatHistoryLength,
  formatMessagePrice,
  formatMessagesToday,
} from '../../utils/i18n/chat-text.ts';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  /** Of a message; `undefined` if the gateway does not state it. */
  price: ChatPrice | undefined;
  /** The number of GPTs that are asked at once; one by default. */
  gptCount?: number;
  sum: ConversationSum;
  /** Missing until it has been read. */
  today: MessagesToday | undefined;
  /** The estimated tokens of the conversation so far. */
  historyTokens: number;
  /** Missing while that is not possible. */
  onStartOver?(): void;
}

/** What a message costs, what was sent until now, and what each further message sends with it. */
export function ChatCost({ price, gptCount, sum, today, historyTokens, onStartOver }: Props) {
  const text = useI18n();
  const parts = [
    formatMessagePrice(text, price, gptCount),
    ...(sum.count > 0 ? [formatConversationSum(text, sum)] : []),
    ...(today ? [formatMessagesToday(text, today.count, today.limit)] : []),
  ];
  return (
    <div class="chat-cost">
      <p>{parts.join(' · ')}</p>
      {historyTokens > 0 && <p>{formatHistoryLength(text, historyTokens)}</p>}
      {onStartOver && (
        <button type="button" class="text-button" onClick={onStartOver}>
          {text.t('chat.start-over')}
        </button>
      )}
    </div>
  );
}
