import type { Answer } from '../../utils/gateway/chat/conversation.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { AnswerEnd, type LastAnswer } from './answer-end.tsx';
import type { AnswerActions } from './chat-actions.ts';
import { CopyAnswer } from './copy-answer.tsx';
import { Markdown } from './markdown/markdown.tsx';

interface Props {
  /** The answers to one question; the last one counts. */
  answers: Answer[];
  /** The name of the GPT, if known. */
  name: string | undefined;
  /** Given if this is the last message of the conversation. */
  last: LastAnswer | undefined;
  actions: AnswerActions;
}

/** The answer of a GPT, with what it thought before, and answers that were interrupted and asked again. */
export function AnswerMessage({ answers, name, last, actions }: Props) {
  const { t } = useI18n();
  const answer = answers.at(-1);
  if (!answer) return null;
  const earlier = answers.slice(0, -1).filter(({ text }) => text !== '');
  return (
    <li class="message message-answer">
      <p class="speaker">
        <bdi>{name ?? t('chat.gpt')}</bdi>
      </p>
      {earlier.length > 0 && (
        <details class="collapsible earlier-answers">
          <summary>{t('chat.earlier-answers', { count: earlier.length })}</summary>
          {earlier.map((each) => (
            <AnswerText key={each.id} answer={each} actions={actions} />
          ))}
        </details>
      )}
      <AnswerText answer={answer} actions={actions} />
      <AnswerEnd answer={answer} last={last} actions={actions} />
    </li>
  );
}

/** The text of an answer, with what the GPT thought before. */
export function AnswerText({ answer, actions }: { answer: Answer; actions: AnswerActions }) {
  const { t } = useI18n();
  const { text, reasoning, state } = answer;
  const isStreaming = state.at === 'streaming';
  return (
    <>
      {reasoning && (
        <details class="collapsible reasoning">
          <summary>{t('chat.reasoning')}</summary>
          <p dir="auto">{reasoning}</p>
        </details>
      )}
      {isStreaming && text === '' && <p class="answer-note">{t('chat.answering')}</p>}
      {text !== '' && (
        <Markdown
          text={text}
          isStreaming={isStreaming}
          isCut={state.at !== 'complete'}
          onLoadImage={actions.loadImage}
          copy={actions.copy}
        />
      )}
      {text !== '' && !isStreaming && (
        <p class="answer-tools">
          <CopyAnswer text={text} copy={actions.copy} />
        </p>
      )}
    </>
  );
}
