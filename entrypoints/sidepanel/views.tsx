import type { ComponentChildren } from 'preact';
import { BatchList } from '../../components/batch/batch-list.tsx';
import { BatchView } from '../../components/batch/batch-view.tsx';
import { AskSeveral } from '../../components/chat/ask-several.tsx';
import { ConversationList } from '../../components/chat/conversation-list.tsx';
import { TryView } from '../../components/chat/try-view.tsx';
import { CompareView } from '../../components/compare/compare-view.tsx';
import { FollowedHistory } from '../../components/following/followed-history.tsx';
import { Following } from '../../components/following/following.tsx';
import { AddToList } from '../../components/gpt/add-to-list.tsx';
import { FollowButton } from '../../components/gpt/follow-button.tsx';
import { GptPage } from '../../components/gpt/gpt-page.tsx';
import { GptVotes } from '../../components/gpt/gpt-votes.tsx';
import { UnseenChanges } from '../../components/gpt/unseen-changes.tsx';
import { ListIndex } from '../../components/lists/list-index.tsx';
import { ListNotFound } from '../../components/lists/list-not-found.tsx';
import { ListView } from '../../components/lists/list-view.tsx';
import { Domains } from '../../components/panel/domains.tsx';
import { History } from '../../components/panel/history.tsx';
import { NoGptFound } from '../../components/panel/no-gpt-found.tsx';
import { ThisPage } from '../../components/panel/this-page.tsx';
import type { AskRecords } from '../../utils/extension-pages/chat/ask-state.ts';
import { askedState } from '../../utils/extension-pages/chat/asked-item.ts';
import {
  createAskedMemory,
  createPageItem,
} from '../../utils/extension-pages/chat/asked-memory.ts';
import { encodeImage } from '../../utils/extension-pages/chat/attachments/encode-image.ts';
import { draftState } from '../../utils/extension-pages/chat/draft-state.ts';
import {
  createMemoryDrafts,
  createSessionDrafts,
} from '../../utils/extension-pages/chat/drafts.ts';
import { watchMessagesToday } from '../../utils/extension-pages/chat/messages-today.ts';
import { createOpenChats } from '../../utils/extension-pages/chat/open-chats.ts';
import { createSources } from '../../utils/extension-pages/chat/sources.ts';
import { saveFile } from '../../utils/extension-pages/export/save-file.ts';
import { watchGateways } from '../../utils/extension-pages/gateways/watch-gateways.ts';
import { listPageGpts } from '../../utils/extension-pages/page/list-page-gpts.ts';
import { watchActivePage } from '../../utils/extension-pages/sidepanel/active-page.ts';
import { createAskView } from '../../utils/extension-pages/sidepanel/ask-view.ts';
import { createBatchView } from '../../utils/extension-pages/sidepanel/batch-view.ts';
import { openBatches } from '../../utils/extension-pages/sidepanel/batches-view.ts';
import { createCompareView } from '../../utils/extension-pages/sidepanel/compare-view.ts';
import { createConversationsView } from '../../utils/extension-pages/sidepanel/conversations-view.ts';
import { createDomainsView } from '../../utils/extension-pages/sidepanel/domains-view.ts';
import { openFollowed } from '../../utils/extension-pages/sidepanel/followed-view.ts';
import { openFollowing } from '../../utils/extension-pages/sidepanel/following-view.ts';
import {
  createGptView,
  type GptViewProps,
} from '../../utils/extension-pages/sidepanel/gpt-view.ts';
import { openHistory } from '../../utils/extension-pages/sidepanel/history-view.ts';
import { openList } from '../../utils/extension-pages/sidepanel/list-view.ts';
import { openLists } from '../../utils/extension-pages/sidepanel/lists-view.ts';
import { openNoGpt } from '../../utils/extension-pages/sidepanel/no-gpt-view.ts';
import { createRecovery } from '../../utils/extension-pages/sidepanel/recovery.ts';
import { startBatch } from '../../utils/extension-pages/sidepanel/start-batch.ts';
import { createThisPageView } from '../../utils/extension-pages/sidepanel/this-page-view.ts';
import { createTryView } from '../../utils/extension-pages/sidepanel/try-view.ts';
import type { PanelContext, ViewContext } from '../../utils/extension-pages/sidepanel/view.ts';
import { onAbort } from '../../utils/lib/on-abort.ts';
import { updateItem } from '../../utils/lib/update-item.ts';
import { askGpt, watchAnswer } from '../../utils/messages/chat.ts';
import { fetchDomains } from '../../utils/messages/fetch-domains.ts';
import type { Route } from '../../utils/messages/panel-route.ts';
import { fetchCached, sendMessage } from '../../utils/messages/send.ts';
import { showCachedGpt, watchGpt } from '../../utils/messages/watch-gpt.ts';
import { chatSetting, columnsSetting, gatewayListState } from '../../utils/settings/settings.ts';

const openThisPage = createThisPageView({
  watchActivePage,
  listPageGpts,
  fetchCached,
  watchGateways,
  startBatch,
});
const openCompare = createCompareView({ sendMessage, watchGpt, watchGateways });
const openGpt = createGptView({
  watchGpt,
  showCachedGpt,
  fetchDomains,
  watchGateways,
  createRecovery,
});
const openDomains = createDomainsView({ fetchDomains });
const openBatch = createBatchView({
  runBatches: () => sendMessage({ type: 'run-batches' }),
  watchGateways,
  createRecovery,
  loadColumns: () => columnsSetting.getValue(),
  saveColumns: (columns) => void updateItem(columnsSetting, () => columns),
});

const sources = createSources(() => chatSetting.getValue());
const openConversations = createConversationsView({
  sources,
  loadGateways: () => gatewayListState.getValue(),
  save: saveFile,
});
const chatDeps = {
  openChat: createOpenChats({ askGpt, watchAnswer, now: Date.now }, sources),
  sessionDrafts: createSessionDrafts(draftState),
  memoryDrafts: createMemoryDrafts(),
  watchGateways,
  watchMessagesToday,
  createRecovery,
  onPageHide(listener: () => void, signal: AbortSignal) {
    addEventListener('pagehide', listener);
    onAbort(signal, () => removeEventListener('pagehide', listener));
  },
  encodeImage,
  loadImage: (url: string) => sendMessage({ type: 'get-chat-picture', url }),
};
const openTry = createTryView({ ...chatDeps, showCachedGpt });
const openAsk = createAskView({
  ...chatDeps,
  sendMessage,
  sessionMemory: createAskedMemory(askedState),
  pageMemory: createAskedMemory(createPageItem<AskRecords[]>('asked-several', [])),
});

/** Opens the view of a route, and renders it with its component. */
export function openView(
  route: Route,
  context: PanelContext,
  show: (content: ComponentChildren) => void,
): Promise<void> {
  const showAs = <Props,>(toContent: (props: Props) => ComponentChildren): ViewContext<Props> => ({
    ...context,
    show: (props) => show(toContent(props)),
  });
  switch (route.view) {
    case 'following':
      return openFollowing(
        route,
        showAs((props) => <Following {...props} />),
      );
    case 'followed':
      return openFollowed(
        route,
        showAs((props) => <FollowedHistory {...props} />),
      );
    case 'page':
      return openThisPage(
        route,
        showAs((props) => <ThisPage {...props} />),
      );
    case 'batches':
      return openBatches(
        route,
        showAs((props) => <BatchList {...props} />),
      );
    case 'batch':
      return openBatch(
        route,
        showAs((props) => <BatchView key={route.batchId} {...props} />),
      );
    case 'domains':
      return openDomains(
        route,
        showAs((props) => <Domains key={route.words} {...props} />),
      );
    case 'history':
      return openHistory(
        route,
        showAs((props) => <History {...props} />),
      );
    case 'lists':
      return openLists(
        route,
        showAs((props) => <ListIndex {...props} />),
      );
    case 'list':
      return openList(
        route,
        showAs((props) => (props ? <ListView key={route.listId} {...props} /> : <ListNotFound />)),
      );
    case 'compare':
      return openCompare(
        route,
        showAs((props) => <CompareView key={route.ids.join()} {...props} />),
      );
    case 'ask':
      return openAsk(
        route,
        showAs((props) => <AskSeveral key={route.ids.join()} {...props} />),
      );
    case 'gpt':
      return openGpt(route, showAs(renderGpt));
    case 'try':
      return openTry(
        route,
        showAs((props) => <TryView key={`${route.id} ${route.conversation}`} {...props} />),
      );
    case 'conversations':
      return openConversations(
        route,
        showAs((props) => <ConversationList {...props} />),
      );
    case 'no-gpt':
      return openNoGpt(
        route,
        showAs((props) => <NoGptFound {...props} />),
      );
  }
}

function renderGpt({
  lookupState,
  cached,
  following,
  lists,
  allLists,
  votes,
  ...props
}: GptViewProps) {
  return (
    <GptPage
      {...props}
      {...lookupState}
      copy={(text) => navigator.clipboard.writeText(text)}
      actionButtons={
        cached && (
          <>
            {following && <FollowButton cached={cached} {...following} />}
            {allLists && (
              <AddToList
                gpt={{ id: props.id, name: cached.gpt.name }}
                all={allLists}
                lists={lists}
              />
            )}
          </>
        )
      }
      votes={votes && <GptVotes votes={votes} />}
      unseenChanges={
        following?.followed && (
          <UnseenChanges followed={following.followed} onMarkSeen={following.markSeen} />
        )
      }
    />
  );
}
