import type { ChatSettings } from '../../settings/chat-settings.ts';
import {
  type Conversations,
  createConversations,
  createMemoryConversations,
} from '../../user-data/conversations.ts';
import type { UserData } from '../../user-data/database.ts';

/** Whether conversations are kept, and why not. */
export type Keeping = 'kept' | 'private' | 'turned-off' | 'unavailable';

/** Where conversations are. */
export interface ConversationSource {
  conversations: Conversations;
  keeping: Keeping;
}

/** At least one. */
type AllSources = [ConversationSource, ...ConversationSource[]];

/**
 * Selects where conversations are: in the user data, or in the memory of this page, for private windows, for users who keep
 * none, and if the database cannot be opened.
 */
export function createSources(loadSettings: () => Promise<Pick<ChatSettings, 'keeps'>>) {
  const memory = createMemoryConversations();
  let kept: Conversations | undefined;

  async function open(userData: UserData, isPrivate: boolean): Promise<AllSources> {
    if (isPrivate) return [{ conversations: memory, keeping: 'private' }];
    const { keeps } = await loadSettings();
    try {
      await userData.open();
    } catch (error) {
      console.error('GPT Lens: conversations cannot be kept.', error);
      return [{ conversations: memory, keeping: 'unavailable' }];
    }
    kept ??= createConversations(userData);
    const stored: ConversationSource = { conversations: kept, keeping: 'kept' };
    const unstored: ConversationSource = { conversations: memory, keeping: 'turned-off' };
    // Conversations that were kept before stay where they are, and so do those that were not.
    return keeps ? [stored, unstored] : [unstored, stored];
  }

  return {
    /** All places with conversations; new ones belong into the first. */
    open,

    /** The place of a conversation, or of new ones if it does not exist. */
    async find(
      userData: UserData,
      isPrivate: boolean,
      conversationId: string | undefined,
    ): Promise<ConversationSource> {
      const all = await open(userData, isPrivate);
      for (const source of conversationId ? all : []) {
        if (await source.conversations.read(conversationId ?? '')) return source;
      }
      return all[0];
    },
  };
}

export type Sources = ReturnType<typeof createSources>;
