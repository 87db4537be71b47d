import { Component } from 'preact';
import {
  type AskCell,
  getAnswer,
  isStreaming,
} from '../../utils/extension-pages/chat/ask-state.ts';
import type { Answer } from '../../utils/gateway/chat/conversation.ts';
import { GptPicture } from '../gpt/gpt-picture.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { AnswerEnd } from './answer-end.tsx';
import { AnswerText } from './answer-message.tsx';
import type { AskActions, AskedGpt } from './ask-several.tsx';

interface Props {
  gpt: AskedGpt;
  /** The position of the GPT. */
  index: number;
  cell: AskCell | undefined;
  /** Whether the user voted for this answer. */
  isBest: boolean;
  /** Whether it answers the last question. */
  isLast: boolean;
  topUpUrl: string | undefined;
  /** Milliseconds since 1970. */
  now: number;
  actions: AskActions;
}

/** The answer of one GPT, or why there is none. Rendered again only if it has changed, not with the other answers. */
export class AskColumn extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    const { props } = this;
    return (
      getTurn(next) !== getTurn(props) ||
      next.isBest !== props.isBest ||
      next.isLast !== props.isLast ||
      next.topUpUrl !== props.topUpUrl ||
      next.now !== props.now ||
      next.actions !== props.actions ||
      GPT_FIELDS.some((field) => next.gpt[field] !== props.gpt[field])
    );
  }

  override render(props: Props) {
    return <Column {...props} />;
  }
}

const GPT_FIELDS = ['name', 'picture', 'alternative', 'isUnsaved', 'actions'] as const;

function getTurn({ cell }: Props) {
  return cell && 'turn' in cell ? cell.turn : cell?.problem;
}

function Column({ gpt, index, cell, isBest, isLast, topUpUrl, now, actions }: Props) {
  const { t } = useI18n();
  const { id, name = id, picture } = gpt;
  const answer = getAnswer(cell);
  return (
    <article class={isBest ? 'ask-column ask-column-best' : 'ask-column'} aria-label={name}>
      <header class="ask-head">
        <GptPicture id={id} name={gpt.name} picture={picture} />
        <button
          type="button"
          class="unstyled-button ask-name"
          title={name}
          onClick={() => actions.openDetails(id)}
        >
          <bdi>{name}</bdi>
        </button>
        {isBest && <span class="ask-best">{t('chat.vote.best')}</span>}
        {isStreaming(answer) && (
          <button
            type="button"
            class="button button-quiet"
            aria-label={t('chat.ask.stop-one', { name })}
            onClick={() => actions.stop(index)}
          >
            {t('chat.stop')}
          </button>
        )}
      </header>
      {answer && (
        <AskedAnswer answer={answer} gpt={gpt} isLast={isLast} topUpUrl={topUpUrl} now={now} />
      )}
      {cell && 'problem' in cell && (
        <p class="ask-problem">
          {t(cell.problem === 'missing' ? 'chat.ask.deleted' : `chat.problem.${cell.problem}`)}
        </p>
      )}
      {isLast && gpt.isUnsaved && <p class="ask-problem">{t('chat.unsaved')}</p>}
    </article>
  );
}

type AnswerProps = Pick<Props, 'gpt' | 'isLast' | 'topUpUrl' | 'now'> & { answer: Answer };

function AskedAnswer({ answer, gpt, isLast, topUpUrl, now }: AnswerProps) {
  return (
    <>
      <AnswerText answer={answer} actions={gpt.actions} />
      <AnswerEnd
        answer={answer}
        last={isLast ? { alternative: gpt.alternative, topUpUrl, now } : undefined}
        actions={gpt.actions}
      />
    </>
  );
}
