/** Chats with GPTs. Stored: field names must not change. */
export interface ChatSettings {
  /** Maximum number of messages per day, for all gateways together; `null` for no limit. */
  dailyLimit: number | null;
  /** Whether to keep conversations, in this browser only. */
  keeps: boolean;
}

export const DEFAULT_CHAT: ChatSettings = { dailyLimit: null, keeps: true };
