import type { Turn } from '../../utils/gateway/chat/conversation.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import type { LastAnswer } from './answer-end.tsx';
import type { ChatActions } from './chat-actions.ts';
import { TurnItem } from './turn-item.tsx';

interface Props {
  turns: Turn[];
  /** The name of the GPT, if known. */
  name: string | undefined;
  /** The number of turns at the beginning that are no longer sent. */
  omittedTurns: number;
  last: LastAnswer;
  actions: ChatActions;
}

/** The messages of a conversation, oldest first. */
export function MessageList({ turns, name, omittedTurns, last, actions }: Props) {
  const { t } = useI18n();
  return (
    <ol class="messages" aria-label={t('chat.messages')}>
      {turns.flatMap((turn, index) => [
        ...(index === omittedTurns && index > 0 ? [<HistoryCut key="cut" />] : []),
        <TurnItem
          key={turn.place}
          turn={turn}
          name={name}
          last={index === turns.length - 1 ? last : undefined}
          actions={actions}
        />,
      ])}
      {omittedTurns > 0 && omittedTurns === turns.length && <HistoryCut key="cut" />}
    </ol>
  );
}

function HistoryCut() {
  const { t } = useI18n();
  return <li class="history-cut">{t('chat.history-cut')}</li>;
}
