import type { ChatFault } from './chat-fault.ts';
import { chatRefusals, refusalsInWordsOfChats } from './refusals.ts';
import { streamBreakdowns } from './stream-breakdowns.ts';
import { streamChunks } from './stream-chunks.ts';
import { streamFormats } from './stream-formats.ts';
import { understanding } from './understanding.ts';

/** Faults of chats. Each applies to no other endpoint. */
export const chatTable = {
  ...chatRefusals,
  ...understanding,
  ...streamFormats,
  ...streamChunks,
  ...streamBreakdowns,
};

export type ChatFaultKind = keyof typeof chatTable;

/** What a kind does to a chat, or null if it does there what it does everywhere. */
export function chatFaultOf(kind: string): ChatFault | null {
  const own: Record<string, ChatFault> = { ...chatTable, ...refusalsInWordsOfChats };
  return own[kind] ?? null;
}
