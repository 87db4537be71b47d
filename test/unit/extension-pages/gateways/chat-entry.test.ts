import { describe, expect, it, vi } from 'vitest';
import { createChatEntry } from '../../../../utils/extension-pages/gateways/chat-entry.ts';
import { toId } from '../../support/cache-database.ts';
import { createEntry, createInfo, createKnown } from '../../support/gateways.ts';

const A = createEntry('a');
const B = createEntry('b');
const noop = () => {};
const offers = (...gptModels: string[]) =>
  createInfo({
    models: { count: 12, gptModels, rerankModels: [], embeddingModels: [] },
  });
const isUnlisted = (infos: Parameters<typeof createKnown>[1] = {}) =>
  createChatEntry(createKnown([A, B], infos), noop)?.isUnlisted;

describe('the offer to chat with GPTs', () => {
  it('is missing before the gateways have been read, and if none is set up', () => {
    expect(createChatEntry(undefined, noop)).toBeUndefined();
    expect(createChatEntry(createKnown([]), noop)).toBeUndefined();
  });

  it('is made without a warning as long as the models of the gateway are unknown', () => {
    expect(isUnlisted()).toBe(false);
    expect(isUnlisted({ infos: { a: createInfo() } })).toBe(false);
  });

  it('is made with a warning if the active gateway lists no model for it', () => {
    expect(isUnlisted({ infos: { a: offers() } })).toBe(true);
    expect(isUnlisted({ infos: { a: offers('gpt-4-gizmo-*') } })).toBe(false);
    expect(isUnlisted({ infos: { b: offers() } })).toBe(false);
    const named = { ...A, chatModel: 'my-gizmo-{id}' };
    expect(
      createChatEntry(createKnown([named], { infos: { a: offers() } }), noop)?.isUnlisted,
    ).toBe(false);
  });

  it('opens a chat with one GPT, and asks several together', () => {
    const openRoute = vi.fn();
    const chat = createChatEntry(createKnown([A]), openRoute);
    const ids = [1, 2, 3].map(toId);
    chat?.open([]);
    expect(openRoute).not.toHaveBeenCalled();
    chat?.open(ids.slice(0, 1));
    expect(openRoute).toHaveBeenLastCalledWith({ view: 'try', id: ids[0] });
    chat?.open(ids);
    expect(openRoute).toHaveBeenLastCalledWith({ view: 'ask', ids });
  });
});
