import type { ComponentChildren } from 'preact';
import type { AcceptedKinds } from '../../utils/extension-pages/chat/attachments/accepted.ts';
import type { SendProblem } from '../../utils/extension-pages/chat/chat.ts';
import type { ComposerState } from '../../utils/extension-pages/chat/composer.ts';
import type { ConversationSum } from '../../utils/extension-pages/chat/conversation-sum.ts';
import type { MessagesToday } from '../../utils/extension-pages/chat/messages-today.ts';
import type { ChatPrice } from '../../utils/gateway/account.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { PageFailure } from '../ui/page-failure.tsx';
import type { ChatActions } from './chat-actions.ts';
import { ChatCost } from './chat-cost.tsx';
import { Composer } from './composer.tsx';

/** The foot of a chat with one GPT or several. */
export interface ChatFootProps {
  composer: ComposerState;
  accepted: AcceptedKinds;
  /** The name of the active gateway; missing if there is none. */
  gatewayName: string | undefined;
  /** Of a message to one GPT; `undefined` if the gateway does not state it. */
  price: ChatPrice | undefined;
  sum: ConversationSum;
  /** Missing until it has been read. */
  today: MessagesToday | undefined;
  /** Why the last question was not sent. */
  problem: SendProblem | undefined;
  /** Whether an answer is awaited, or streams. */
  isBusy: boolean;
  /** Milliseconds since 1970. */
  now: number;
}

interface Props extends ChatFootProps {
  /** The estimated tokens of the conversation so far. */
  historyTokens: number;
  /** Whether anything has been asked. */
  hasStarted: boolean;
  /** The number of GPTs that are asked at once; one by default. */
  gptCount?: number;
  placeholder?: string;
  stopLabel?: string;
  actions: Pick<
    ChatActions,
    'attach' | 'paste' | 'recover' | 'removeAttachment' | 'send' | 'startOver' | 'stop' | 'type'
  >;
  /** Above the text box. */
  children?: ComponentChildren;
}

/** The text box and what a message costs; without a gateway, the way to set one up. */
export function ChatFoot(props: Props) {
  const { t } = useI18n();
  const { actions, gatewayName, isBusy, problem } = props;
  return (
    <div class="chat-foot">
      {props.children}
      <div role="alert">
        {problem && <p class="chat-problem">{t(`chat.problem.${problem}`)}</p>}
      </div>
      {gatewayName === undefined ? (
        <PageFailure failure={{ kind: 'no-key' }} now={props.now} onRecover={actions.recover} />
      ) : (
        <>
          <Composer
            state={props.composer}
            accepted={props.accepted}
            isBusy={isBusy}
            placeholder={props.placeholder}
            stopLabel={props.stopLabel}
            onType={actions.type}
            onPaste={actions.paste}
            onAttach={actions.attach}
            onRemoveAttachment={actions.removeAttachment}
            onSend={actions.send}
            onStop={actions.stop}
          />
          <ChatCost
            price={props.price}
            gptCount={props.gptCount}
            sum={props.sum}
            today={props.today}
            historyTokens={props.historyTokens}
            onStartOver={props.hasStarted && !isBusy ? actions.startOver : undefined}
          />
        </>
      )}
    </div>
  );
}
