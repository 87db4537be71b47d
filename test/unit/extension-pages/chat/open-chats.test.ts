import { describe, expect, it, vi } from 'vitest';
import { createOpenChats } from '../../../../utils/extension-pages/chat/open-chats.ts';
import { createSources } from '../../../../utils/extension-pages/chat/sources.ts';
import { ask, createFakeBackground, TARGET } from '../../support/chats.ts';
import { createEmptyUserData } from '../../support/user-data.ts';

function open(keeps: boolean) {
  const background = createFakeBackground();
  const sources = createSources(async () => ({ keeps }));
  const openChat = createOpenChats({ ...background, now: () => 0 }, sources);
  return { background, openChat, userData: createEmptyUserData() };
}

describe.each([true, false])('a chat (conversations are kept: %s)', (keeps) => {
  it('is found again while its answer streams, although its view was closed', async () => {
    const { background, openChat, userData } = open(keeps);
    const chat = await openChat(userData, false, undefined);
    await chat.send(ask('First'), TARGET);
    const id = chat.getState().conversation?.id;
    background.send({ text: 'On' });
    expect(await openChat(userData, false, id)).toBe(chat);
    background.send({ text: 'One', state: { at: 'complete' } });
    const again = await openChat(userData, false, id);
    expect(again).not.toBe(chat);
    expect(background.asked).toHaveLength(1);
    expect(again.keeping).toBe(keeps ? 'kept' : 'turned-off');
  });

  it('is another one for another conversation', async () => {
    const { openChat, userData } = open(keeps);
    const chat = await openChat(userData, false, undefined);
    await chat.send(ask('First'), TARGET);
    const other = await openChat(userData, false, undefined);
    expect(other).not.toBe(chat);
    expect(other.getState().turns).toEqual([]);
  });
});

describe('where conversations are', () => {
  it('is the memory in private windows and if the user keeps none', async () => {
    const userData = createEmptyUserData();
    const [first] = await createSources(async () => ({ keeps: true })).open(userData, true);
    expect(first.keeping).toBe('private');
    const [other] = await createSources(async () => ({ keeps: false })).open(userData, false);
    expect(other.keeping).toBe('turned-off');
    const [kept] = await createSources(async () => ({ keeps: true })).open(userData, false);
    expect(kept.keeping).toBe('kept');
  });

  it('is the memory if the database cannot be opened', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const userData = { ...createEmptyUserData(), open: () => Promise.reject(new Error('Full.')) };
    const [first, ...others] = await createSources(async () => ({ keeps: true })).open(
      userData,
      false,
    );
    expect(first.keeping).toBe('unavailable');
    expect(others).toEqual([]);
    expect(error).toHaveBeenCalledOnce();
    error.mockRestore();
  });

  it('stays the same for a conversation that was kept before the user turned that off', async () => {
    const userData = createEmptyUserData();
    let keeps = true;
    const sources = createSources(async () => ({ keeps }));
    const openChat = createOpenChats({ ...createFakeBackground(), now: () => 0 }, sources);
    const chat = await openChat(userData, false, undefined);
    await chat.send(ask('First'), TARGET);
    keeps = false;
    const id = chat.getState().conversation?.id;
    expect((await sources.find(userData, false, id)).keeping).toBe('kept');
    expect((await sources.find(userData, false, undefined)).keeping).toBe('turned-off');
    expect((await sources.find(userData, false, 'unknown')).keeping).toBe('turned-off');
  });
});
