import type { Question } from '../../utils/gateway/chat/conversation.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { AttachmentList } from './attachment-list.tsx';

/** A question of the user as it was typed, with its attachments. */
export function QuestionMessage({ question: { text, attachments } }: { question: Question }) {
  const { t } = useI18n();
  return (
    <li class="message message-question">
      <p class="speaker">{t('chat.you')}</p>
      {text && (
        <p class="question-text" dir="auto">
          {text}
        </p>
      )}
      <AttachmentList attachments={attachments} />
    </li>
  );
}
