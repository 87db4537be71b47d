import { storage } from 'wxt/utils/storage';
import type { StoredDrafts } from './drafts.ts';

/** The drafts of this session, by the id of the GPT. In memory only. */
export const draftState = storage.defineItem<StoredDrafts>('session:chat-drafts', { fallback: {} });
