import {
  canVote,
  hasAnswered,
  type AskRound as Round,
} from '../../utils/extension-pages/chat/ask-state.ts';
import type { Vote } from '../../utils/user-data/schema.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { AskColumn } from './ask-column.tsx';
import type { AskActions, AskedGpt } from './ask-several.tsx';
import { AttachmentList } from './attachment-list.tsx';
import { VoteForm } from './vote-form.tsx';

interface Props {
  gpts: AskedGpt[];
  round: Round;
  /** Of the question, from 1. */
  number: number;
  /** Whether it is the last question, whose answers can be asked for again. */
  isLast: boolean;
  vote: Vote | undefined;
  topUpUrl: string | undefined;
  /** Milliseconds since 1970. */
  now: number;
  actions: AskActions;
}

/** A question with the answers of all GPTs side by side, and the user's vote on them. */
export function AskRound(props: Props) {
  const { t } = useI18n();
  const { gpts, round, number, isLast, vote, topUpUrl, now, actions } = props;
  const { text, attachments } = round.question;
  const answered = hasAnswered(round);
  return (
    <section class="ask-round" aria-label={t('chat.ask.question', { number })}>
      <div class="message message-question">
        <h3 class="speaker">{t('chat.ask.question', { number })}</h3>
        {text && (
          <p class="question-text" dir="auto">
            {text}
          </p>
        )}
        <AttachmentList attachments={attachments} />
      </div>
      <div class="ask-columns">
        {gpts.map((gpt, index) => (
          <AskColumn
            key={gpt.id}
            gpt={gpt}
            index={index}
            cell={round.cells[index]}
            isBest={vote?.best === gpt.id}
            isLast={isLast}
            topUpUrl={topUpUrl}
            now={now}
            actions={actions}
          />
        ))}
      </div>
      {canVote(round) && (
        <VoteForm
          id={round.id}
          gpts={gpts.filter((_, index) => answered[index])}
          vote={vote}
          onVote={(best, sentence) => actions.vote(round, best, sentence)}
          onRemove={(sentence) => actions.removeVote(round, sentence)}
        />
      )}
    </section>
  );
}
