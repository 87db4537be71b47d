import { useRef } from 'preact/hooks';
import type { ChatState } from '../../utils/extension-pages/chat/chat.ts';
import type { ChatOffer } from '../../utils/extension-pages/chat/chat-offer.ts';
import type { HistoryLength } from '../../utils/extension-pages/chat/history.ts';
import type { Keeping } from '../../utils/extension-pages/chat/sources.ts';
import type { Gpt } from '../../utils/gpt/gpt.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { announceState } from '../../utils/i18n/chat-text.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { PageIcon } from '../ui/page-icon.tsx';
import type { ChatActions } from './chat-actions.ts';
import { ChatFoot, type ChatFootProps } from './chat-foot.tsx';
import { ChatHead } from './chat-head.tsx';
import { ChatIntro } from './chat-intro.tsx';
import { fileDrop } from './file-drop.ts';
import { MessageList } from './message-list.tsx';
import { useFollowEnd } from './use-follow-end.ts';

interface Props extends ChatFootProps, Omit<ChatState, 'conversation'> {
  id: GptId;
  /** Of the GPT, or as it was when the conversation began; missing if it is unknown. */
  name: string | undefined;
  /** The GPT, if it is cached. */
  gpt: Gpt | undefined;
  /** A data URL. */
  picture: string | undefined;
  keeping: Keeping;
  offer: ChatOffer;
  history: HistoryLength;
  /** Another name of the model that may work after the last failure. */
  alternative: string | undefined;
  topUpUrl: string | undefined;
  actions: ChatActions;
}

/** A chat with a GPT: its messages, the text box, and what a message costs. */
export function TryView(props: Props) {
  const text = useI18n();
  const { t } = text;
  const { turns, history, actions, liveState, gatewayName, price, alternative } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { isAtEnd, onScroll, scrollToEnd } = useFollowEnd(scroller, content, turns.length);
  const { topUpUrl, now } = props;
  return (
    <div class="chat" {...fileDrop(actions.attach)}>
      <div class="chat-scroller" ref={scroller} onScroll={onScroll}>
        <div class="chat-content" ref={content}>
          <ChatHead
            id={props.id}
            name={props.name}
            gpt={props.gpt}
            picture={props.picture}
            onOpenDetails={actions.openDetails}
            onOpenAll={actions.openAll}
          />
          {turns.length > 0 ? (
            <MessageList
              turns={turns}
              name={props.name}
              omittedTurns={history.omittedTurns}
              last={{ alternative, topUpUrl, now }}
              actions={actions}
            />
          ) : (
            gatewayName !== undefined && (
              <ChatIntro
                starters={props.gpt?.starters ?? []}
                price={price}
                gatewayName={gatewayName}
                offer={props.offer}
                keeping={props.keeping}
                onFill={actions.fill}
              />
            )
          )}
          {props.isUnsaved && <p class="chat-problem">{t('chat.unsaved')}</p>}
        </div>
      </div>
      {/* Says little: a live region around the answer itself would read every word twice. */}
      <p class="visually-hidden" role="status">
        {announceState(text, liveState)}
      </p>
      <ChatFoot
        {...props}
        historyTokens={history.tokens}
        hasStarted={turns.length > 0}
        actions={actions}
      >
        {!isAtEnd && (
          <button type="button" class="button button-quiet to-end" onClick={scrollToEnd}>
            <PageIcon name="down" />
            {t('chat.to-end')}
          </button>
        )}
      </ChatFoot>
    </div>
  );
}
