import type { UserData } from '../../user-data/database.ts';
import { type Chat, type ChatDeps, createChat } from './chat.ts';
import type { Sources } from './sources.ts';

/**
 * Opens conversations. One whose answer streams stays open when its view is closed, so that the view finds it again: an
 * answer that is not stored exists nowhere else.
 */
export function createOpenChats(deps: ChatDeps, sources: Sources) {
  const busy = new Set<Chat>();

  function keepWhileBusy(chat: Chat): void {
    chat.onChange(({ isBusy }) => {
      if (isBusy) busy.add(chat);
      else busy.delete(chat);
    });
  }

  /** Opens a conversation, or a new one if it is missing. */
  return async (
    userData: UserData,
    isPrivate: boolean,
    conversationId: string | undefined,
  ): Promise<Chat> => {
    const found = [...busy].find(
      (chat) => conversationId && chat.getState().conversation?.id === conversationId,
    );
    if (found) return found;
    const source = await sources.find(userData, isPrivate, conversationId);
    const chat = createChat(deps, source, conversationId);
    await chat.refresh();
    keepWhileBusy(chat);
    return chat;
  };
}
