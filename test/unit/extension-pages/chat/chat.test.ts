import { describe, expect, it, vi } from 'vitest';
import { MAX_HISTORY_TOKENS } from '../../../../utils/extension-pages/chat/history.ts';
import {
  ask,
  createKeptSource,
  createUnkeptSource,
  openTestChat,
  TARGET,
} from '../../support/chats.ts';
import { complete } from '../../support/conversations.ts';

const sources = [
  ['kept', createKeptSource],
  ['not kept', createUnkeptSource],
] as const;

describe.each(sources)('a conversation that is %s', (name, createSource) => {
  const isKept = name === 'kept';

  it('sends nothing when it is opened', async () => {
    const { chat, background } = openTestChat(createSource());
    await chat.refresh();
    expect(background.asked).toEqual([]);
    expect(chat.getState()).toMatchObject({ turns: [], isBusy: false });
  });

  it('stores a question, requests its answer once and shows it as it streams', async () => {
    const { chat, background, source } = openTestChat(createSource());
    expect(await chat.send(ask('What is a plot?'), TARGET)).toBe(true);
    const { conversation } = chat.getState();
    expect(background.asked).toHaveLength(1);
    expect(background.asked[0]).toMatchObject({
      ...{ gptId: TARGET.gptId, model: TARGET.model, gatewayId: TARGET.gatewayId },
      messages: [{ role: 'user', content: 'What is a plot?' }],
    });
    const record = isKept ? { conversation: conversation?.id, place: 0 } : undefined;
    expect(background.asked[0]?.record).toEqual(record);
    expect(chat.getState()).toMatchObject({ isBusy: true, liveState: { at: 'streaming' } });

    background.send({ text: 'A plot' });
    expect(chat.getState().turns[0]?.answers[0]?.text).toBe('A plot');
    background.send({ text: 'A plot is a plan.', state: { at: 'complete' } });
    expect(chat.getState()).toMatchObject({
      isBusy: false,
      liveState: { at: 'complete' },
      turns: [{ question: { text: 'What is a plot?' }, answers: [{ text: 'A plot is a plan.' }] }],
    });
    const stored = await source.conversations.read(conversation?.id ?? '');
    expect(stored?.conversation).toMatchObject({ gptId: TARGET.gptId, gptName: 'Plotter' });
  });

  it('sends the whole conversation with the next question', async () => {
    const { chat, background } = openTestChat(createSource());
    await chat.send(ask('First'), TARGET);
    background.send({ text: 'One', state: { at: 'complete' } });
    await chat.send(ask('Second'), TARGET);
    expect(background.asked[1]?.messages).toEqual([
      { role: 'user', content: 'First' },
      { role: 'assistant', content: 'One' },
      { role: 'user', content: 'Second' },
    ]);
    expect(chat.getState().turns.map(({ place }) => place)).toEqual([0, 1]);
  });

  it('leaves out the oldest turns of a conversation that is too long', async () => {
    const { chat, background } = openTestChat(createSource());
    await chat.send(ask('First'), TARGET);
    background.send({ text: 'word '.repeat(MAX_HISTORY_TOKENS), state: { at: 'complete' } });
    await chat.send(ask('Second'), TARGET);
    expect(background.asked[1]?.messages).toEqual([{ role: 'user', content: 'Second' }]);
  });

  it('sends one question at a time, whatever is pressed how often', async () => {
    const { chat, background } = openTestChat(createSource());
    const sent = await Promise.all([
      chat.send(ask('First'), TARGET),
      chat.send(ask('First'), TARGET),
    ]);
    expect(sent).toEqual([true, false]);
    expect(await chat.send(ask('Second'), TARGET)).toBe(false);
    expect(await chat.askAgain(TARGET)).toBe(false);
    expect(background.asked).toHaveLength(1);
    expect(chat.getState().turns).toHaveLength(1);
  });

  it('sends no empty question', async () => {
    const { chat, background } = openTestChat(createSource());
    expect(await chat.send(ask(' \n'), TARGET)).toBe(false);
    expect(background.asked).toEqual([]);
    const attachments = [{ kind: 'text' as const, name: 'a.txt', text: 'a' }];
    expect(await chat.send({ text: '', attachments }, TARGET)).toBe(true);
  });

  it('stops the answer that streams, and keeps its text', async () => {
    const { chat, background } = openTestChat(createSource());
    chat.stop();
    await chat.send(ask('First'), TARGET);
    background.send({ text: 'A plo' });
    chat.stop();
    expect(background.stop).toHaveBeenCalledOnce();
    expect(chat.getState()).toMatchObject({ isBusy: false, liveState: { at: 'stopped' } });
  });

  it('stops an answer before its question is stored', async () => {
    const { chat, background } = openTestChat(createSource());
    const sending = chat.send(ask('First'), TARGET);
    chat.stop();
    await sending;
    expect(background.stop).toHaveBeenCalledOnce();
    expect(chat.getState()).toMatchObject({ isBusy: false, liveState: { at: 'stopped' } });
    await chat.send(ask('Second'), TARGET);
    expect(chat.getState().isBusy).toBe(true);
  });

  it('asks again only when the user wants that, and keeps the answer before', async () => {
    const { chat, background } = openTestChat(createSource());
    await chat.send(ask('First'), TARGET);
    const failure = { kind: 'no-channel' } as const;
    background.send({ text: 'A pl', state: { at: 'failed', failure } });
    expect(background.asked).toHaveLength(1);
    await chat.askAgain({ ...TARGET, model: 'gpt-4o-gizmo-g-000000001' });
    expect(background.asked[1]).toMatchObject({
      model: 'gpt-4o-gizmo-g-000000001',
      messages: [{ role: 'user', content: 'First' }],
    });
    background.send({ text: 'A plan', state: { at: 'complete' } });
    const [turn, ...others] = chat.getState().turns;
    expect(others).toEqual([]);
    expect(turn?.answers.map(({ text }) => text)).toEqual(['A pl', 'A plan']);
  });

  it('shows a conversation that is opened again without sending it', async () => {
    const { chat, background, source } = openTestChat(createSource());
    await chat.send(ask('First'), TARGET);
    const { id = '' } = background.asked.map(({ answerId }) => ({ id: answerId }))[0] ?? {};
    background.send({ text: 'One', state: { at: 'complete' } });
    await source.conversations.saveAnswer(complete(id, 'One'));
    const again = openTestChat(source, chat.getState().conversation?.id);
    await again.chat.refresh();
    expect(again.background.asked).toEqual([]);
    expect(again.chat.getState()).toMatchObject({
      isBusy: false,
      turns: [{ answers: [{ text: 'One', state: { at: 'complete' } }] }],
    });
  });
});

describe('a conversation that is kept', () => {
  it('watches the answer that still streams when it is opened', async () => {
    const { chat, background, source } = openTestChat();
    await chat.send(ask('First'), TARGET);
    const [request] = background.asked;
    const again = openTestChat(source, chat.getState().conversation?.id);
    await again.chat.refresh();
    expect(again.background.asked).toEqual([]);
    expect(again.background.watched).toEqual([request?.answerId]);
    expect(again.chat.getState().isBusy).toBe(true);
    again.background.send({ text: 'One', state: { at: 'complete' } });
    expect(again.chat.getState()).toMatchObject({ isBusy: false, liveState: { at: 'complete' } });
  });

  it('shows that the answer has ended if only the database knows', async () => {
    const { chat, background, source } = openTestChat();
    await chat.send(ask('First'), TARGET);
    const again = openTestChat(source, chat.getState().conversation?.id);
    await again.chat.refresh();
    again.chat.watch(() => {}, new AbortController().signal);
    await source.conversations.saveAnswer(complete(background.asked[0]?.answerId ?? '', 'One'));
    await vi.waitFor(() => expect(again.chat.getState().isBusy).toBe(false));
    expect(again.chat.getState().liveState).toEqual({ at: 'complete' });
    expect(again.background.leave).toHaveBeenCalledOnce();
    expect(background.asked).toHaveLength(1);
  });

  it('keeps what it has shown when a new background knows less', async () => {
    const { chat, background, source } = openTestChat();
    await chat.send(ask('First'), TARGET);
    background.send({ text: 'One two three' });
    await source.conversations.markInterrupted();
    await chat.refresh();
    expect(chat.getState()).toMatchObject({
      isBusy: true,
      turns: [{ answers: [{ text: 'One two three', state: { at: 'streaming' } }] }],
    });
    expect(background.leave).not.toHaveBeenCalled();
    background.send({ text: 'One two three', state: { at: 'interrupted' } });
    expect(chat.getState().isBusy).toBe(false);
  });

  it('still shows an answer that a background has marked as interrupted before it was asked', async () => {
    const { chat, background, source } = openTestChat();
    await chat.send(ask('First'), TARGET);
    await source.conversations.markInterrupted();
    await chat.refresh();
    expect(background.leave).not.toHaveBeenCalled();
    // Otherwise, the user would ask again although the answer is on its way.
    expect(await chat.askAgain(TARGET)).toBe(false);
    background.send({ text: 'One', state: { at: 'complete' } });
    expect(chat.getState()).toMatchObject({ isBusy: false, liveState: { at: 'complete' } });
  });

  it('sends nothing if the question cannot be stored', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const source = createKeptSource();
    const broken = { ...source.conversations, create: () => Promise.reject(new Error('Full.')) };
    const { chat, background } = openTestChat({ ...source, conversations: broken });
    expect(await chat.send(ask('First'), TARGET)).toBe(false);
    expect(background.asked).toEqual([]);
    expect(chat.getState()).toMatchObject({ isBusy: false, problem: 'not-saved', turns: [] });
    expect(error).toHaveBeenCalledOnce();
    error.mockRestore();
  });

  it('sends nothing to a conversation that was deleted elsewhere, and says so', async () => {
    const { chat, background, source } = openTestChat();
    await chat.send(ask('First'), TARGET);
    background.send({ text: 'One', state: { at: 'complete' } });
    await source.conversations.remove([chat.getState().conversation?.id ?? '']);
    expect(await chat.send(ask('Second'), TARGET)).toBe(false);
    expect(chat.getState().problem).toBe('missing');
    expect(background.asked).toHaveLength(1);
  });

  it('sends nothing that is too large to be stored', async () => {
    const { chat, background } = openTestChat();
    expect(await chat.send(ask('a'.repeat(5_000_000)), TARGET)).toBe(false);
    expect(chat.getState().problem).toBe('question-too-large');
    expect(background.asked).toEqual([]);
  });

  it('disappears when it is deleted elsewhere, and returns when that is undone', async () => {
    const { chat, background, source } = openTestChat();
    await chat.send(ask('First'), TARGET);
    background.send({ text: 'One', state: { at: 'complete' } });
    chat.watch(() => {}, new AbortController().signal);
    const removed = await source.conversations.remove([chat.getState().conversation?.id ?? '']);
    await vi.waitFor(() => expect(chat.getState().turns).toEqual([]));
    await source.conversations.restore(removed);
    await vi.waitFor(() => expect(chat.getState().turns).toHaveLength(1));
  });

  it('says that an answer could not be saved', async () => {
    const { chat, background } = openTestChat();
    await chat.send(ask('First'), TARGET);
    background.send({ text: 'One', state: { at: 'complete' } }, undefined, true);
    expect(chat.getState().isUnsaved).toBe(true);
  });

  it('keeps showing an answer that could not be saved, whatever changes elsewhere', async () => {
    const { chat, background, source } = openTestChat();
    await chat.send(ask('First'), TARGET);
    background.send({ text: 'One two', state: { at: 'complete' } }, undefined, true);
    await chat.refresh();
    expect(background.watched).toEqual([]);
    expect(chat.getState()).toMatchObject({
      ...{ isBusy: false, isUnsaved: true },
      turns: [{ answers: [{ text: 'One two', state: { at: 'complete' } }] }],
    });
    expect(await chat.send(ask('Second'), TARGET)).toBe(true);
    expect(background.asked[1]?.messages).toHaveLength(3);
    await source.conversations.markInterrupted(new Set([background.asked[1]?.answerId ?? '']));
    await chat.refresh();
    expect(chat.getState().turns[0]?.answers[0]?.text).toBe('One two');
    // If the background has saved it after all, that counts.
    await source.conversations.saveAnswer(complete(background.asked[0]?.answerId ?? '', 'Three'));
    await chat.refresh();
    expect(chat.getState().turns[0]?.answers[0]?.text).toBe('Three');
  });

  it('is not changed by a read that began before a question was sent', async () => {
    const source = createKeptSource();
    const { chat, background } = openTestChat(source);
    await chat.send(ask('First'), TARGET);
    background.send({ text: 'One', state: { at: 'complete' } });
    const reading = chat.refresh();
    const sending = chat.send(ask('Second'), TARGET);
    await Promise.all([reading, sending]);
    expect(chat.getState()).toMatchObject({ isBusy: true });
    expect(chat.getState().turns).toHaveLength(2);
    expect(await chat.send(ask('Third'), TARGET)).toBe(false);
  });
});

it('a turn that has not changed stays the same object, so that it is not rendered again', async () => {
  const { chat, background } = openTestChat();
  await chat.send(ask('First'), TARGET);
  background.send({ text: 'One', state: { at: 'complete' } });
  await chat.send(ask('Second'), TARGET);
  const [first] = chat.getState().turns;
  background.send({ text: 'Tw' });
  expect(chat.getState().turns[0]).toBe(first);
});
