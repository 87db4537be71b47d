import { updateItem } from '../lib/update-item.ts';
import { openWelcome } from '../messages/open-welcome.ts';
import { welcomedState } from '../settings/settings.ts';

/** Opens the welcome page unless it was shown before. */
export async function welcomeOnce(): Promise<void> {
  let isFirst = false;
  await updateItem(welcomedState, (wasShown) => {
    isFirst = !wasShown;
    return true;
  });
  if (!isFirst) return;
  await openWelcome();
}
