import type { GptId } from '../../gpt/gpt-id.ts';
import type { Route } from '../../messages/panel-route.ts';
import { getActiveGateway } from '../../settings/gateway-list.ts';
import type { KnownGateways } from './known-gateways.ts';

/** How popup and side panel offer to chat with GPTs. */
export interface ChatEntry {
  /**
   * Whether the active gateway is known to list no model for chats with GPTs, and the user has named none. They are
   * offered nevertheless, because many gateways answer to names that they do not list.
   */
  isUnlisted: boolean;
  /** Opens a chat with one GPT, or asks two to four of them. Sends nothing to the gateway. */
  open(ids: GptId[]): void;
}

type ChatRoute = Extract<Route, { view: 'try' | 'ask' }>;

/** `undefined` until the gateways have been read, and as long as none is set up. */
export function createChatEntry(
  known: KnownGateways | undefined,
  openRoute: (route: ChatRoute) => void,
): ChatEntry | undefined {
  const active = known && getActiveGateway(known.list);
  if (!active) return undefined;
  return {
    isUnlisted: !active.chatModel && known.infos[active.id]?.models?.gptModels.length === 0,
    open([id, ...others]) {
      if (id)
        openRoute(others.length > 0 ? { view: 'ask', ids: [id, ...others] } : { view: 'try', id });
    },
  };
}
