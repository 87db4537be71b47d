import { Component } from 'preact';
import type { Turn } from '../../utils/gateway/chat/conversation.ts';
import type { LastAnswer } from './answer-end.tsx';
import { AnswerMessage } from './answer-message.tsx';
import type { ChatActions } from './chat-actions.ts';
import { QuestionMessage } from './question-message.tsx';

interface Props {
  turn: Turn;
  name: string | undefined;
  last: LastAnswer | undefined;
  actions: ChatActions;
}

/** A question with its answer. Rendered again only if something has changed: an answer that streams changes 60 times a second. */
export class TurnItem extends Component<Props> {
  override shouldComponentUpdate({ turn, name, last, actions }: Props): boolean {
    const { props } = this;
    return (
      turn !== props.turn ||
      name !== props.name ||
      actions !== props.actions ||
      last?.alternative !== props.last?.alternative ||
      last?.topUpUrl !== props.last?.topUpUrl ||
      last?.now !== props.last?.now
    );
  }

  override render({ turn, name, last, actions }: Props) {
    return (
      <>
        <QuestionMessage question={turn.question} />
        <AnswerMessage answers={turn.answers} name={name} last={last} actions={actions} />
      </>
    );
  }
}
