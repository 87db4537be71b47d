import type { ComponentProps } from 'preact';
import type { TryView } from '../../../components/chat/try-view.tsx';
import type { Answer, Turn } from '../../gateway/chat/conversation.ts';
import { onAbort } from '../../lib/on-abort.ts';
import type { GptLookupState, showCachedGpt } from '../../messages/watch-gpt.ts';
import { getActiveGateway } from '../../settings/gateway-list.ts';
import { type AcceptedKinds, getAcceptedKinds } from '../chat/attachments/accepted.ts';
import type { Chat, ChatTarget } from '../chat/chat.ts';
import {
  findAlternative,
  findWorkingModel,
  getChatOffer,
  getModelChoice,
} from '../chat/chat-offer.ts';
import { canSend, createComposer } from '../chat/composer.ts';
import { sumConversation } from '../chat/conversation-sum.ts';
import type { Drafts } from '../chat/drafts.ts';
import { estimateMessage } from '../chat/estimate-message.ts';
import { measureHistory } from '../chat/history.ts';
import type { MessagesToday, watchMessagesToday } from '../chat/messages-today.ts';
import type { createOpenChats } from '../chat/open-chats.ts';
import { getActiveTopUpUrl, type KnownGateways } from '../gateways/known-gateways.ts';
import type { watchGateways } from '../gateways/watch-gateways.ts';
import type { createRecovery } from './recovery.ts';
import type { OpenView } from './view.ts';

export interface TryViewDeps {
  openChat: ReturnType<typeof createOpenChats>;
  /** Survive closing the panel. */
  sessionDrafts: Drafts;
  /** For private windows. */
  memoryDrafts: Drafts;
  showCachedGpt: typeof showCachedGpt;
  watchGateways: typeof watchGateways;
  watchMessagesToday: typeof watchMessagesToday;
  createRecovery: typeof createRecovery;
  /** Calls `listener` before the page is closed, until the signal aborts. */
  onPageHide(listener: () => void, signal: AbortSignal): void;
  encodeImage(file: Blob): Promise<string>;
  /** Fetches an image of an answer; called only when the user asks for it. */
  loadImage(url: string): Promise<string | undefined>;
}

type Props = ComponentProps<typeof TryView>;

/** Shows a chat with a GPT. What is known of the GPT comes from the cache only; nothing is sent without a click. */
export function createTryView(deps: TryViewDeps): OpenView<'try', Props> {
  const { openChat, showCachedGpt, watchGateways, watchMessagesToday, createRecovery } = deps;

  return async (
    { id, conversation: wantedId },
    { userData, show, navigate, isPrivate, signal },
  ): Promise<void> => {
    const drafts = isPrivate ? deps.memoryDrafts : deps.sessionDrafts;
    // A draft that cannot be read must not keep the user from chatting.
    const draft = await drafts.read(id).catch(() => undefined);
    const openId = wantedId ?? draft?.conversation;
    const chat: Chat = await openChat(userData, isPrivate, openId);
    let shownId = chat.getState().conversation?.id;
    let lookupState: GptLookupState = {};
    let known: KnownGateways | undefined;
    let today: MessagesToday | undefined;
    let history = measureHistory(chat.getState().turns);
    let now = Date.now();

    const composer = createComposer(
      {
        encodeImage: deps.encodeImage,
        save: ({ text, attachments }) =>
          void drafts
            .write(id, { text, attachments, ...(shownId && { conversation: shownId }) })
            .catch((error) => console.error('GPT Lens: a draft could not be saved.', error)),
        onChange: render,
      },
      draft,
    );

    // Created once: messages that have not changed are not rendered again.
    const actions: Props['actions'] = {
      type: composer.type,
      fill: composer.fill,
      paste: composer.paste,
      removeAttachment: composer.removeAttachment,
      attach: (files) => composer.attach(files, getAccepted()),
      send,
      stop: chat.stop,
      askAgain,
      startOver,
      // Nothing is sent after access was allowed: the user asks again.
      recover: createRecovery(
        () => {},
        () => known,
      ),
      openDetails: () => navigate({ view: 'gpt', id }),
      openAll: () => navigate({ view: 'conversations' }),
      copy: (text) => navigator.clipboard.writeText(text),
      loadImage: deps.loadImage,
    };

    function getGpt() {
      return lookupState.answer?.found ? lookupState.answer.cached.gpt : undefined;
    }

    function getName(): string | undefined {
      return getGpt()?.name ?? chat.getState().conversation?.gptName;
    }

    function getAccepted(): AcceptedKinds {
      return getAcceptedKinds(getGpt()?.attachments);
    }

    function getTarget(model: string | undefined): ChatTarget | undefined {
      const entry = known && getActiveGateway(known.list);
      if (!known || !entry) return undefined;
      const usual = getModelChoice(id, entry, known.infos[entry.id]).model;
      const gptName = getName();
      return {
        ...{ gptId: id, gatewayId: entry.id, ...(gptName && { gptName }) },
        model: model ?? findWorkingModel(chat.getState().turns, entry.id) ?? usual,
      };
    }

    async function send(): Promise<void> {
      const target = getTarget(undefined);
      if (!target || chat.getState().isBusy || !canSend(composer.getState())) return;
      const written = composer.take();
      if (await chat.send(written, target)) composer.confirmSent();
      else composer.putBack(written);
    }

    async function askAgain(model?: string): Promise<void> {
      const last = getLastAnswer(chat.getState().turns);
      const target = getTarget(model ?? last?.model);
      if (target) await chat.askAgain(target);
    }

    async function startOver(): Promise<void> {
      shownId = undefined;
      const { text, attachments } = composer.getState();
      await drafts.write(id, { text, attachments }).catch(() => {});
      navigate({ view: 'try', id });
    }

    function render(): void {
      if (!known) return;
      const { conversation, turns, isBusy, ...rest } = chat.getState();
      const entry = getActiveGateway(known.list);
      const info = entry && known.infos[entry.id];
      const last = getLastAnswer(turns);
      show({
        ...rest,
        id,
        ...{ turns, isBusy, now, history, today, actions },
        name: getName(),
        gpt: getGpt(),
        picture: lookupState.picture,
        keeping: chat.keeping,
        composer: composer.getState(),
        accepted: getAccepted(),
        gatewayName: entry?.name,
        price: estimateMessage(entry, info),
        offer: getChatOffer(id, info?.models),
        sum: sumConversation(turns),
        alternative:
          last?.state.at === 'failed'
            ? findAlternative(getModelChoice(id, entry, info), {
                model: last.model,
                kind: last.state.failure.kind,
              })
            : undefined,
        topUpUrl: getActiveTopUpUrl(known),
      });
    }

    if (shownId !== draft?.conversation) composer.saveNow();
    onAbort(signal, composer.saveChanged);
    deps.onPageHide(composer.saveChanged, signal);
    chat.watch(({ conversation, turns, isBusy }) => {
      if (!isBusy) {
        now = Date.now();
        history = measureHistory(turns);
      }
      if (conversation?.id !== shownId) {
        shownId = conversation?.id;
        composer.saveNow();
      }
      render();
    }, signal);
    await watchGateways((changed) => {
      known = changed;
      render();
    }, signal);
    await watchMessagesToday((changed) => {
      today = changed;
      render();
    }, signal);
    await showCachedGpt(
      id,
      (changed) => {
        lookupState = changed;
        render();
      },
      signal,
    );
  };
}

function getLastAnswer(turns: Turn[]): Answer | undefined {
  return turns.at(-1)?.answers.at(-1);
}
