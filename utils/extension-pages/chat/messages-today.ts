import { usageState } from '../../lookup/lookup-state.ts';
import { toLocalDay } from '../../lookup/usage.ts';
import { sumUsage } from '../../lookup/usage-by-day.ts';
import { chatSetting } from '../../settings/settings.ts';
import { watchSetting } from '../../settings/watch-setting.ts';

/** The messages that were sent today, in all chats. */
export interface MessagesToday {
  count: number;
  /** The user's daily limit; `null` for none. */
  limit: number | null;
}

/** Calls `onChange` with the messages of today, now and after every change, until the signal aborts. */
export async function watchMessagesToday(
  onChange: (today: MessagesToday) => void,
  signal: AbortSignal,
): Promise<void> {
  async function update(): Promise<void> {
    const [usage, { dailyLimit }] = await Promise.all([
      usageState.getValue(),
      chatSetting.getValue(),
    ]);
    const { count } = sumUsage(usage, { period: toLocalDay(Date.now()), reason: 'chat' });
    if (!signal.aborted) onChange({ count, limit: dailyLimit });
  }

  watchSetting(usageState, update, signal);
  watchSetting(chatSetting, update, signal);
  await update();
}
