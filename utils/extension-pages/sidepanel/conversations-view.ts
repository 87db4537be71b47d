import type { ComponentProps } from 'preact';
import type {
  ConversationList,
  ListedConversation,
} from '../../../components/chat/conversation-list.tsx';
import type { I18n } from '../../i18n/i18n.ts';
import type { GatewayList } from '../../settings/gateway-list.ts';
import type { ConversationSummary } from '../../user-data/schema.ts';
import type { ConversationSource, Sources } from '../chat/sources.ts';
import { toConversationFile } from '../export/conversation-export.ts';
import type { TextFile } from '../export/export-file.ts';
import type { OpenView } from './view.ts';

interface ConversationsDeps {
  sources: Sources;
  loadGateways(): Promise<GatewayList>;
  save(file: TextFile): void;
}

type Props = ComponentProps<typeof ConversationList>;

/** Shows all conversations, the latest first. */
export function createConversationsView({
  sources,
  loadGateways,
  save,
}: ConversationsDeps): OpenView<'conversations', Props> {
  return async (_, { userData, isPrivate, show, navigate, offerUndo, signal }): Promise<void> => {
    const all = await sources.open(userData, isPrivate);
    let listed: ListedConversation[] = [];

    function findSource({ id }: ConversationSummary): ConversationSource {
      const keeping = listed.find(({ conversation }) => conversation.id === id)?.keeping;
      return all.find((source) => source.keeping === keeping) ?? all[0];
    }

    async function remove(conversation: ConversationSummary, sentence: string): Promise<void> {
      const { conversations } = findSource(conversation);
      const removed = await conversations.remove([conversation.id]);
      if (removed.length > 0) offerUndo(sentence, () => conversations.restore(removed));
    }

    async function saveFile(
      conversation: ConversationSummary,
      format: 'markdown' | 'json',
      text: I18n,
    ): Promise<void> {
      const [full, { all: gateways }] = await Promise.all([
        findSource(conversation).conversations.read(conversation.id),
        loadGateways(),
      ]);
      if (!full) return;
      const getGatewayName = (id: string) => gateways.find((each) => each.id === id)?.name;
      save(toConversationFile(format, { ...full, getGatewayName, exportedAt: Date.now() }, text));
    }

    async function render(): Promise<void> {
      const lists = await Promise.all(
        all.map(async ({ conversations, keeping }) =>
          (await conversations.list()).map((conversation) => ({ conversation, keeping })),
        ),
      );
      listed = lists
        .flat()
        .sort((one, other) => other.conversation.updatedAt - one.conversation.updatedAt);
      show({
        conversations: listed,
        isPrivate,
        now: Date.now(),
        onOpen: ({ id, gptId }) => navigate({ view: 'try', id: gptId, conversation: id }),
        onRename: (conversation, title) =>
          void findSource(conversation).conversations.rename(conversation.id, title),
        onRemove: remove,
        onExport: saveFile,
      });
    }

    for (const { conversations } of all) {
      conversations.watch((kind) => kind === 'conversations' && render(), signal);
    }
    await render();
  };
}
