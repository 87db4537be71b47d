import { storage } from 'wxt/utils/storage';
import type { StoredItem } from '../../lib/update-item.ts';
import type { AskRecords } from './ask-state.ts';

/** What several GPTs were asked together in this session, the last one last. In memory only, and without any text. */
export const askedState: StoredItem<AskRecords[]> = storage.defineItem<AskRecords[]>(
  'session:asked-several',
  { fallback: [] },
);
