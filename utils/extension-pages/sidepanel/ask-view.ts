import type { ComponentProps } from 'preact';
import type { AskSeveral } from '../../../components/chat/ask-several.tsx';
import type { AnswerActions } from '../../../components/chat/chat-actions.ts';
import type { Gpt } from '../../gpt/gpt.ts';
import type { GptId } from '../../gpt/gpt-id.ts';
import { onAbort } from '../../lib/on-abort.ts';
import type { sendMessage } from '../../messages/send.ts';
import { getActiveGateway } from '../../settings/gateway-list.ts';
import type { Vote } from '../../user-data/schema.ts';
import { createVotes } from '../../user-data/votes.ts';
import { createAskSeveral } from '../chat/ask-several.ts';
import { type AskCell, type AskRound, hasAnswered } from '../chat/ask-state.ts';
import type { AskedMemory } from '../chat/asked-memory.ts';
import {
  type AcceptedKinds,
  combineAccepted,
  getAcceptedKinds,
} from '../chat/attachments/accepted.ts';
import type { ChatTarget } from '../chat/chat.ts';
import {
  combineOffers,
  findAlternative,
  findWorkingModel,
  getChatOffer,
  getModelChoice,
} from '../chat/chat-offer.ts';
import { canSend, createComposer } from '../chat/composer.ts';
import { sumConversation } from '../chat/conversation-sum.ts';
import { estimateMessage } from '../chat/estimate-message.ts';
import { type HistoryLength, measureHistory } from '../chat/history.ts';
import type { MessagesToday } from '../chat/messages-today.ts';
import { getActiveTopUpUrl, type KnownGateways } from '../gateways/known-gateways.ts';
import type { TryViewDeps } from './try-view.ts';
import type { OpenView } from './view.ts';

interface AskViewDeps extends Omit<TryViewDeps, 'showCachedGpt'> {
  sendMessage: typeof sendMessage;
  /** Survives closing the panel. */
  sessionMemory: AskedMemory;
  /** For private windows. */
  pageMemory: AskedMemory;
}

type Props = ComponentProps<typeof AskSeveral>;

/**
 * Asks several GPTs the same questions, side by side. Shows what they were asked together before, also if the panel was
 * closed in the middle; nothing is sent without a click.
 */
export function createAskView(deps: AskViewDeps): OpenView<'ask', Props> {
  return async ({ ids }, { userData, show, navigate, offerUndo, isPrivate, isAsked, signal }) => {
    const drafts = isPrivate ? deps.memoryDrafts : deps.sessionDrafts;
    const memory = isPrivate ? deps.pageMemory : deps.sessionMemory;
    const draftKey = ids.join();
    const [draft, remembered] = await Promise.all([
      // A draft that cannot be read must not keep the user from asking.
      drafts.read(draftKey).catch(() => undefined),
      memory.recall(ids).catch(() => undefined),
    ]);
    const chats = await Promise.all(
      ids.map(async (id, index) => ({
        id,
        chat: await deps.openChat(userData, isPrivate, remembered?.gpts[index]?.conversation),
      })),
    );
    const votes = createVotes(userData);
    const gpts = new Map<GptId, { gpt?: Gpt; picture?: string }>();
    let roundVotes: ReadonlyMap<string, Vote> = new Map();
    let known: KnownGateways | undefined;
    let today: MessagesToday | undefined;
    let histories = measure();
    let now = Date.now();

    const several = createAskSeveral(
      { chats, remember: memory.remember, onChange: onChats },
      remembered,
    );
    const composer = createComposer(
      {
        encodeImage: deps.encodeImage,
        save: (written) =>
          void drafts
            .write(draftKey, written)
            .catch((error) => console.error('GPT Lens: a draft could not be saved.', error)),
        onChange: render,
      },
      draft,
    );
    const recover = deps.createRecovery(
      // Nothing is sent after access was allowed: the user asks again.
      () => {},
      () => known,
    );
    const copy = (text: string) => navigator.clipboard.writeText(text);

    // Created once: columns that have not changed are not rendered again.
    const createAnswerActions = (id: GptId, index: number): AnswerActions => ({
      askAgain: (model) => void askAgain(id, index, model),
      fill: composer.fill,
      recover,
      copy,
      loadImage: deps.loadImage,
    });
    const answerActions = new Map(ids.map((id, index) => [id, createAnswerActions(id, index)]));
    const actions: Props['actions'] = {
      type: composer.type,
      paste: composer.paste,
      removeAttachment: composer.removeAttachment,
      attach: (files) => composer.attach(files, getAccepted()),
      send,
      stop: several.stop,
      stopAll: several.stopAll,
      startOver,
      recover,
      openDetails: (id) => navigate({ view: 'gpt', id }),
      vote,
      removeVote,
    };

    function getTurns(index: number) {
      return chats[index]?.chat.getState().turns ?? [];
    }

    function getAccepted(): AcceptedKinds {
      return combineAccepted(ids.map((id) => getAcceptedKinds(gpts.get(id)?.gpt?.attachments)));
    }

    function getActive() {
      const entry = known && getActiveGateway(known.list);
      return { entry, info: entry && known?.infos[entry.id] };
    }

    function getTarget(id: GptId, model?: string): ChatTarget | undefined {
      const { entry, info } = getActive();
      if (!entry) return undefined;
      const working = findWorkingModel(getTurns(ids.indexOf(id)), entry.id);
      const gptName = gpts.get(id)?.gpt?.name;
      return {
        ...{ gptId: id, gatewayId: entry.id, ...(gptName && { gptName }) },
        model: model ?? working ?? getModelChoice(id, entry, info).model,
      };
    }

    async function send(): Promise<void> {
      const hasGateway = getActive().entry !== undefined;
      if (!hasGateway || several.getState().isBusy || !canSend(composer.getState())) return;
      const written = composer.take();
      if (await several.ask(written, getTarget)) composer.confirmSent();
      else composer.putBack(written);
    }

    async function askAgain(id: GptId, index: number, model?: string): Promise<void> {
      const last = getTurns(index).at(-1)?.answers.at(-1);
      const target = getTarget(id, model ?? last?.model);
      if (target) await chats[index]?.chat.askAgain(target);
    }

    async function startOver(): Promise<void> {
      await memory.remember({ gpts: ids.map((id) => ({ id })), rounds: [] });
      navigate({ view: 'ask', ids });
    }

    async function vote(round: AskRound, best: GptId | undefined, sentence: string): Promise<void> {
      const answered = hasAnswered(round);
      const previous = await votes.record({
        comparison: round.id,
        at: Date.now(),
        gpts: ids.filter((_, index) => answered[index]),
        ...(best !== undefined && { best }),
      });
      offerUndo(sentence, async () => {
        await (previous ? votes.record(previous) : votes.remove(round.id));
      });
    }

    async function removeVote(round: AskRound, sentence: string): Promise<void> {
      const removed = await votes.remove(round.id);
      if (removed) offerUndo(sentence, async () => void (await votes.record(removed)));
    }

    function findAlternativeFor(id: GptId, index: number): string | undefined {
      const { entry, info } = getActive();
      const last = getTurns(index).at(-1)?.answers.at(-1);
      if (last?.state.at !== 'failed') return undefined;
      const { kind } = last.state.failure;
      return findAlternative(getModelChoice(id, entry, info), { model: last.model, kind });
    }

    function measure(): HistoryLength[] {
      return ids.map((_, index) => measureHistory(getTurns(index)));
    }

    /** The number of questions at the beginning that are no longer sent to all GPTs. */
    function countOmitted(rounds: AskRound[]): number {
      const isOmitted = (cell: AskCell, index: number) =>
        'turn' in cell && cell.turn.place < (histories[index]?.omittedTurns ?? 0);
      return rounds.filter(({ cells }) => cells.some(isOmitted)).length;
    }

    /** Not while the user types: measuring takes time. */
    function onChats(): void {
      if (!several.getState().isBusy) {
        now = Date.now();
        histories = measure();
      }
      render();
    }

    function render(): void {
      if (!known) return;
      const { entry, info } = getActive();
      const state = several.getState();
      show({
        ...state,
        gpts: chats.map(({ id, chat }, index) => ({
          id,
          name: gpts.get(id)?.gpt?.name ?? chat.getState().conversation?.gptName,
          picture: gpts.get(id)?.picture,
          alternative: findAlternativeFor(id, index),
          isUnsaved: chat.getState().isUnsaved,
          actions: answerActions.get(id) ?? createAnswerActions(id, index),
        })),
        votes: roundVotes,
        omittedTurns: countOmitted(state.rounds),
        historyTokens: histories.reduce((sum, { tokens }) => sum + tokens, 0),
        composer: composer.getState(),
        accepted: getAccepted(),
        gatewayName: entry?.name,
        price: estimateMessage(entry, info),
        offer: combineOffers(ids.map((id) => getChatOffer(id, info?.models))),
        keeping: chats[0]?.chat.keeping ?? 'unavailable',
        sum: sumConversation(ids.flatMap((_, index) => getTurns(index))),
        today,
        topUpUrl: getActiveTopUpUrl(known),
        now,
        actions,
      });
    }

    async function readVotes(): Promise<void> {
      const { rounds } = several.getState();
      // Without storage, there are no votes.
      const found = await Promise.all(rounds.map(({ id }) => votes.get(id))).catch(() => []);
      roundVotes = new Map(found.flatMap((each) => (each ? [[each.comparison, each]] : [])));
      render();
    }

    onAbort(signal, composer.saveChanged);
    deps.onPageHide(composer.saveChanged, signal);
    several.watch(signal);
    userData.watch((kind) => kind === 'votes' && readVotes(), signal);
    const cached = await deps.sendMessage({ type: 'get-cached-gpts', ids, isPrivate });
    for (const { asked, gpt } of cached) gpts.set(asked, { gpt });
    await readVotes();
    await deps.watchGateways((changed) => {
      known = changed;
      render();
    }, signal);
    await deps.watchMessagesToday((changed) => {
      today = changed;
      render();
    }, signal);
    for (const { asked, gpt } of cached) {
      if (!gpt.pictureUrl) continue;
      deps.sendMessage({ type: 'get-picture', id: asked, isPrivate, isCached: !isAsked }).then(
        (picture) => {
          gpts.set(asked, { gpt, picture });
          render();
        },
        () => {},
      );
    }
  };
}
