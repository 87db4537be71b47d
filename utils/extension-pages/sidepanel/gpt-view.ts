import type { RecoveryAction } from '../../gateway/failure.ts';
import { type DomainUse, hasDomain } from '../../gpt/domains.ts';
import type { GptId } from '../../gpt/gpt-id.ts';
import type { CachedGpt } from '../../lookup/cache/entries.ts';
import type { fetchDomains } from '../../messages/fetch-domains.ts';
import type { GptLookupState, showCachedGpt, watchGpt } from '../../messages/watch-gpt.ts';
import { createLists, type Lists, watchLists } from '../../user-data/lists.ts';
import type { GptList } from '../../user-data/schema.ts';
import type { VoteCount } from '../../user-data/votes.ts';
import { type VoteCounts, watchVotes } from '../chat/watch-votes.ts';
import { type FollowControls, watchFollowed } from '../follows/watch-followed.ts';
import { type ChatEntry, createChatEntry } from '../gateways/chat-entry.ts';
import { type GatewaySummary, getGatewaySummary } from '../gateways/gateway-summary.ts';
import type { KnownGateways } from '../gateways/known-gateways.ts';
import type { watchGateways } from '../gateways/watch-gateways.ts';
import type { createRecovery } from './recovery.ts';
import type { OpenView } from './view.ts';

interface GptViewDeps {
  watchGpt: typeof watchGpt;
  showCachedGpt: typeof showCachedGpt;
  fetchDomains: typeof fetchDomains;
  watchGateways: typeof watchGateways;
  createRecovery: typeof createRecovery;
}

export interface GptViewProps {
  id: GptId;
  lookupState: GptLookupState;
  /** The GPT, once it was found. */
  cached: CachedGpt | undefined;
  /** Milliseconds since 1970. */
  now: number;
  onRecover(action: RecoveryAction): void;
  gateways: GatewaySummary | undefined;
  chat: ChatEntry | undefined;
  /** Looks the GPT up; missing if a lookup has been started. */
  lookUp?(): void;
  /** The domains of all looked-up GPTs; missing until they have been read, and if the GPT contacts none. */
  domainUses: DomainUse[] | undefined;
  onOpenDomains(domain: string): void;
  /** Missing until the user data has been read, or without storage. `unfollow` shows `sentence` with an undo button. */
  following?: Omit<FollowControls, 'unfollow'> & { unfollow(sentence: string): Promise<void> };
  /** All lists; missing until they have been read, or without storage. */
  allLists: GptList[] | undefined;
  lists: Lists;
  /** The user's votes on its answers, if any. */
  votes: VoteCount | undefined;
}

/** Shows a GPT: looks it up if the user has just asked for it, otherwise from the cache with an offer to look it up. */
export function createGptView({
  watchGpt,
  showCachedGpt,
  fetchDomains,
  watchGateways,
  createRecovery,
}: GptViewDeps): OpenView<'gpt', GptViewProps> {
  return async ({ id }, { userData, show, navigate, offerUndo, isAsked, isPrivate, signal }) => {
    const onRecover = createRecovery(
      () => requestGpt(true),
      () => known,
    );
    const lists = createLists(userData);
    let known: KnownGateways | undefined;
    /** Missing until there is something to show. */
    let lookupState: GptLookupState | undefined;
    let isOffered = !isAsked;
    let domainUses: DomainUse[] | undefined;
    let isReadingDomains = false;
    let followControls: FollowControls | undefined;
    let allLists: GptList[] | undefined;
    let votes: VoteCount | undefined;

    function getCached(): CachedGpt | undefined {
      return lookupState?.answer?.found ? lookupState.answer.cached : undefined;
    }

    async function unfollow(sentence: string): Promise<void> {
      const cached = getCached();
      await followControls?.unfollow();
      offerUndo(sentence, async () => cached && followControls?.follow(cached));
    }

    function render(): void {
      if (!lookupState) return;
      show({
        id,
        lookupState,
        cached: getCached(),
        now: Date.now(),
        onRecover,
        gateways: known && getGatewaySummary(known),
        chat: createChatEntry(known, navigate),
        lookUp: isOffered ? () => requestGpt(true) : undefined,
        domainUses,
        onOpenDomains: (domain) => navigate({ view: 'domains', words: domain }),
        following: followControls && { ...followControls, unfollow },
        allLists,
        lists,
        votes,
      });
    }

    function onLookupState(changed: GptLookupState): void {
      lookupState = changed;
      render();
      const cached = getCached();
      if (cached && hasDomain(cached.gpt)) readDomains();
    }

    async function readDomains(): Promise<void> {
      if (isReadingDomains) return;
      isReadingDomains = true;
      domainUses = await fetchDomains(isPrivate);
      render();
    }

    function requestGpt(refresh: boolean): void {
      isOffered = false;
      watchGpt(id, { refresh }, onLookupState, signal);
    }

    function onFollow(changed: FollowControls): void {
      followControls = changed;
      render();
    }

    function onLists(changed: GptList[]): void {
      allLists = changed;
      render();
    }

    function onVotes(changed: VoteCounts): void {
      votes = changed.get(id);
      render();
    }

    await watchGateways((changed) => {
      known = changed;
      render();
    }, signal);
    if (isAsked) requestGpt(false);
    else await showCachedGpt(id, onLookupState, signal);
    await watchFollowed(id, userData, onFollow, signal);
    await watchLists(lists, userData, onLists, signal);
    await watchVotes(userData, onVotes, signal);
  };
}
