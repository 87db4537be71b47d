import { sendMessage } from '../../messages/send.ts';
import type { UserData } from '../../user-data/database.ts';
import { createFollows, type Follows } from '../../user-data/follows.ts';

/** The follows, for the extension's own pages: the background, which may sleep, is woken to show what they change. */
export function createPageFollows(userData: UserData): Follows {
  return createFollows(userData, () => {
    sendMessage({ type: 'follows-changed' }).catch(() => {});
  });
}
