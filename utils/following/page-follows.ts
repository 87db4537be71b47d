import { ask } from '../messages/ask.ts';
import { createFollows, type Follows } from '../records/follows.ts';
import type { Records } from '../records/records.ts';

/** The follows, for the extension's own pages: the background, which may sleep, is woken to show what they change. */
export function createPageFollows(records: Records): Follows {
  return createFollows(records, () => {
    ask({ type: 'follows-changed' }).catch(() => {});
  });
}
