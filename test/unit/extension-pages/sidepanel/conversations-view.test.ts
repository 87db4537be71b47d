import { describe, expect, it, vi } from 'vitest';
import { createSources } from '../../../../utils/extension-pages/chat/sources.ts';
import type { TextFile } from '../../../../utils/extension-pages/export/export-file.ts';
import { createConversationsView } from '../../../../utils/extension-pages/sidepanel/conversations-view.ts';
import { createI18n } from '../../../../utils/i18n/i18n.ts';
import { toId } from '../../support/cache-database.ts';
import { added, complete, question } from '../../support/conversations.ts';
import { createEntry } from '../../support/gateways.ts';
import { openPanelView } from '../../support/panel-view.ts';
import { createEmptyUserData } from '../../support/user-data.ts';

async function openList(isPrivate = false) {
  const userData = createEmptyUserData();
  const sources = createSources(async () => ({ keeps: true }));
  const [{ conversations }] = await sources.open(userData, isPrivate);
  const ids: string[] = [];
  for (const text of ['First', 'Second']) {
    const gpt = { gptId: toId(1), gptName: 'Plotter' };
    const answer = { ...complete(text, `Answer to ${text}`), gatewayId: 'a' };
    const { conversation } = added(await conversations.create(gpt, question(text), answer));
    ids.push(conversation.id);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const saved: TextFile[] = [];
  const view = await openPanelView(
    createConversationsView({
      sources,
      loadGateways: async () => ({ activeId: 'a', all: [createEntry('a')] }),
      save: (file) => void saved.push(file),
    }),
    { view: 'conversations' },
    { userData, isPrivate },
  );
  const titles = () =>
    view.current().conversations.map(({ conversation: { title, firstQuestion } }) => {
      return title ?? firstQuestion;
    });
  const getConversation = (index: number) => {
    const listed = view.current().conversations[index];
    if (!listed) throw new Error('There is no such conversation.');
    return listed.conversation;
  };
  return { ...view, titles, getConversation, saved, ids };
}

describe.each([false, true])('the list of conversations (private window: %s)', (isPrivate) => {
  it('shows the latest first', async () => {
    const { titles, current } = await openList(isPrivate);
    expect(titles()).toEqual(['Second', 'First']);
    const keeping = isPrivate ? 'private' : 'kept';
    expect(current().conversations.map((each) => each.keeping)).toEqual([keeping, keeping]);
  });

  it('opens a conversation', async () => {
    const { current, getConversation, navigate, ids } = await openList(isPrivate);
    current().onOpen(getConversation(1));
    expect(navigate).toHaveBeenCalledExactlyOnceWith({
      ...{ view: 'try', id: toId(1), conversation: ids[0] },
    });
  });

  it('renames a conversation', async () => {
    const { current, getConversation, titles } = await openList(isPrivate);
    current().onRename(getConversation(0), 'About plots');
    await vi.waitFor(() => expect(titles()).toEqual(['About plots', 'First']));
  });

  it('deletes a conversation and offers to undo that', async () => {
    const { current, getConversation, titles, offerUndo } = await openList(isPrivate);
    current().onRemove(getConversation(0), 'Deleted.');
    await vi.waitFor(() => expect(titles()).toEqual(['First']));
    const [sentence, undo] = offerUndo.mock.lastCall ?? [];
    expect(sentence).toBe('Deleted.');
    await undo?.();
    await vi.waitFor(() => expect(titles()).toEqual(['Second', 'First']));
  });

  it.each([
    ['markdown', 'md', '## Question 1'],
    ['json', 'json', '"gpt-lens-conversation"'],
  ] as const)('exports a conversation as %s', async (format, ending, part) => {
    const { current, getConversation, saved } = await openList(isPrivate);
    current().onExport(getConversation(1), format, createI18n('en'));
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.name).toBe(`First.${ending}`);
    expect(saved[0]?.text).toContain(part);
    expect(saved[0]?.text).toContain('Answer to First');
    expect(saved[0]?.text).toContain('Gateway a');
  });
});
