import { ask } from '../../messages/send.ts';
import type { Records } from '../../user-data/database.ts';
import { createFollows, type Follows } from '../../user-data/follows.ts';

/** The follows, for the extension's own pages: the background, which may sleep, is woken to show what they change. */
export function createPageFollows(records: Records): Follows {
  return createFollows(records, () => {
    ask({ type: 'follows-changed' }).catch(() => {});
  });
}
