import type { Attachment } from '../../gateway/chat/conversation.ts';
import { type StoredItem, updateItem } from '../../lib/update-item.ts';

/** What the user has typed and attached for one or several GPTs, but not sent. Stored for the session: field names must not change. */
export interface Draft {
  text: string;
  attachments: Attachment[];
  /** The conversation that is open for this GPT. */
  conversation?: string;
}

export interface Drafts {
  read(id: string): Promise<Draft | undefined>;
  /** Saves the draft; an empty one is removed. Rejects if the browser cannot store it. */
  write(id: string, draft: Draft): Promise<void>;
}

/** By the id of the GPT, or the ids of several; the last one was changed last. */
export type StoredDrafts = Record<string, Draft>;

/** More than anybody has open. */
export const MAX_DRAFTS = 20;

/** In characters. Four images fit, or a megabyte that was pasted. */
const MAX_DRAFT_LENGTH = 1_500_000;

/** In characters. Browsers keep ten megabytes for the session, and a Chinese character has three bytes. */
const MAX_LENGTH_OF_ALL = 3_000_000;

/** Keeps drafts in an item of the session storage, which is in memory and ends with the browser. */
export function createSessionDrafts(item: StoredItem<StoredDrafts>): Drafts {
  return {
    read: async (id) => (await item.getValue())[id],
    async write(id, draft) {
      await updateItem(item, (stored) => addDraft(stored, id, draft));
    },
  };
}

/** Keeps drafts as long as the page is open, for private windows. */
export function createMemoryDrafts(): Drafts {
  const drafts = new Map<string, Draft>();
  return {
    read: async (id) => drafts.get(id),
    async write(id, draft) {
      drafts.set(id, draft);
    },
  };
}

/** The drafts with another one. The oldest leave if there are too many, and attachments if they are too large. */
export function addDraft(stored: StoredDrafts, id: string, draft: Draft): StoredDrafts {
  const { [id]: _, ...others } = stored;
  if (!draft.text && draft.attachments.length === 0 && !draft.conversation) return others;
  const isSmall = getLength(draft) <= MAX_DRAFT_LENGTH;
  const saved = isSmall ? draft : { ...draft, attachments: [] };
  const entries = [...Object.entries(others), [id, saved] as [string, Draft]].slice(-MAX_DRAFTS);
  while (entries.length > 1 && sum(entries) > MAX_LENGTH_OF_ALL) entries.shift();
  return Object.fromEntries(entries);
}

function sum(entries: [string, Draft][]): number {
  return entries.reduce((total, [, draft]) => total + getLength(draft), 0);
}

function getLength({ text, attachments }: Draft): number {
  const lengths = attachments.map((each) =>
    each.kind === 'text' ? each.text.length : each.dataUrl.length,
  );
  return lengths.reduce((total, length) => total + length, text.length);
}
