import { useLayoutEffect, useRef } from 'preact/hooks';
import type { AskSeveralState } from '../../utils/extension-pages/chat/ask-several.ts';
import {
  getAnswer,
  isStreaming,
  type AskRound as Round,
} from '../../utils/extension-pages/chat/ask-state.ts';
import type { ChatOffer } from '../../utils/extension-pages/chat/chat-offer.ts';
import type { Keeping } from '../../utils/extension-pages/chat/sources.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { Vote } from '../../utils/user-data/schema.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { AskRound } from './ask-round.tsx';
import type { AnswerActions, ChatActions } from './chat-actions.ts';
import { ChatFoot, type ChatFootProps } from './chat-foot.tsx';
import { ChatIntro } from './chat-intro.tsx';
import { fileDrop } from './file-drop.ts';

/** One of the GPTs that are asked. */
export interface AskedGpt {
  id: GptId;
  /** Missing if it is unknown. */
  name: string | undefined;
  /** A data URL. */
  picture: string | undefined;
  /** Another name of the model that may work after the last failure. */
  alternative: string | undefined;
  /** Its last answer could not be stored. */
  isUnsaved: boolean;
  actions: AnswerActions;
}

/** What the user can do. Only `send`, and `askAgain` of a GPT, send something to the gateway. */
export interface AskActions
  extends Pick<
    ChatActions,
    'attach' | 'paste' | 'recover' | 'removeAttachment' | 'send' | 'startOver' | 'type'
  > {
  /** Ends the answer of one GPT, by its position. */
  stop(index: number): void;
  stopAll(): void;
  openDetails(id: GptId): void;
  /** `sentence`: the confirmation to show. Without `best`, no answer was better than the others. */
  vote(round: Round, best: GptId | undefined, sentence: string): void;
  removeVote(round: Round, sentence: string): void;
}

export interface AskSeveralProps extends AskSeveralState, ChatFootProps {
  gpts: AskedGpt[];
  /** The user's votes by the ids of the rounds. */
  votes: ReadonlyMap<string, Vote>;
  /** The number of questions at the beginning that are no longer sent to all GPTs. */
  omittedTurns: number;
  /** The estimated tokens of all conversations so far. */
  historyTokens: number;
  offer: ChatOffer;
  keeping: Keeping;
  topUpUrl: string | undefined;
  actions: AskActions;
}

/** Asks two to four GPTs the same questions, with their answers side by side. */
export function AskSeveral(props: AskSeveralProps) {
  const { t } = useI18n();
  const { gpts, rounds, actions, gatewayName, price } = props;
  const lastRound = useRef<HTMLDivElement>(null);
  // Shows a new question with the beginnings of all answers. While they stream, the reader scrolls.
  useLayoutEffect(() => lastRound.current?.scrollIntoView?.(), [rounds.length]);
  return (
    <div class="chat ask" {...fileDrop(actions.attach)}>
      <div class="chat-scroller">
        <div class="chat-content">
          <h2 class="ask-title">{t('chat.ask.title')}</h2>
          {rounds.length === 0 && (
            <>
              <Introduction gpts={gpts} />
              {gatewayName !== undefined && (
                <ChatIntro
                  starters={[]}
                  price={price}
                  gatewayName={gatewayName}
                  offer={props.offer}
                  keeping={props.keeping}
                  onFill={() => {}}
                />
              )}
            </>
          )}
          {rounds.map((round, index) => (
            <div key={round.id} ref={index === rounds.length - 1 ? lastRound : undefined}>
              {index > 0 && index === props.omittedTurns && <HistoryCut />}
              <AskRound
                {...props}
                round={round}
                number={index + 1}
                isLast={index === rounds.length - 1}
                vote={props.votes.get(round.id)}
              />
            </div>
          ))}
          {rounds.length > 0 && rounds.length === props.omittedTurns && <HistoryCut />}
        </div>
      </div>
      <p class="visually-hidden" role="status">
        <Progress round={rounds.at(-1)} />
      </p>
      <ChatFoot
        {...props}
        hasStarted={rounds.length > 0}
        gptCount={gpts.length}
        placeholder={t('chat.ask.placeholder')}
        stopLabel={t('chat.ask.stop-all')}
        actions={{ ...actions, stop: actions.stopAll }}
      />
    </div>
  );
}

function HistoryCut() {
  const { t } = useI18n();
  return <p class="history-cut">{t('chat.history-cut')}</p>;
}

function Introduction({ gpts }: { gpts: AskedGpt[] }) {
  const { t } = useI18n();
  return (
    <div class="ask-intro">
      <p>{t('chat.ask.intro')}</p>
      <ul>
        {gpts.map(({ id, name }) => (
          <li key={id}>
            <bdi>{name ?? id}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How many answers to the last question have ended. */
function Progress({ round }: { round: Round | undefined }) {
  const { t } = useI18n();
  const answers = round?.cells.flatMap((cell) => getAnswer(cell) ?? []) ?? [];
  if (answers.length === 0) return null;
  const ended = answers.filter((answer) => !isStreaming(answer)).length;
  return <>{t('chat.ask.progress', { ended, total: answers.length })}</>;
}
