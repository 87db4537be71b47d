import type { ChatPrice } from '../gateway/account.ts';
import type { AnswerState } from '../gateway/chat/conversation.ts';
import { chatFailureTitle } from './chat-failure-text.ts';
import type { I18n } from './i18n.ts';
import { formatMoney } from './money.ts';

/** What gateways of this family charge for a message to a GPT unless their operator sets another price, in US dollars. */
const USUAL_PRICE = 0.1;

/**
 * "About $0.10 a message", or what is usual if the price is unknown. `count`: the number of messages that are sent at once,
 * to as many GPTs.
 */
export function formatMessagePrice(text: I18n, price: ChatPrice | undefined, count = 1): string {
  if (price?.per === 'million-tokens') {
    return text.t('chat.price.tokens', {
      input: formatMoney(text, price.input),
      output: formatMoney(text, price.output),
    });
  }
  const values = { price: formatMoney(text, (price?.amount ?? USUAL_PRICE) * count), count };
  if (price) return text.t(count > 1 ? 'chat.price.messages' : 'chat.price.message', values);
  return text.t(count > 1 ? 'chat.price.usual-messages' : 'chat.price.usual', values);
}

/** "This conversation: 3 messages, about $0.20 for 2 of them". `priced`: how many had a known price. */
export function formatConversationSum(
  text: I18n,
  { count, priced, cost }: { count: number; priced: number; cost: number },
): string {
  const sum = text.t('chat.sum', { count });
  if (priced === 0) return sum;
  const values = { sum, cost: formatMoney(text, cost), priced };
  return text.t(priced < count ? 'chat.sum-cost-partial' : 'chat.sum-cost', values);
}

/** "Today: 5 of 20 messages". `limit`: `null` for none. */
export function formatMessagesToday(text: I18n, count: number, limit: number | null): string {
  return limit === null
    ? text.t('chat.today', { count })
    : text.t('chat.today-of', { count, limit });
}

/** "Each message also sends the conversation so far: about 2,300 tokens". */
export function formatHistoryLength(text: I18n, tokens: number): string {
  return text.t('chat.history', { count: roundEstimate(tokens) });
}

/** An estimate has no more than two significant digits. */
function roundEstimate(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(value, 1))) - 1);
  return Math.round(value / unit) * unit;
}

const KILOBYTE = 1024;

/** "12 kB", "1.4 MB". */
export function formatSize({ locale }: I18n, bytes: number): string {
  const kilobytes = bytes / KILOBYTE;
  const isSmall = kilobytes < KILOBYTE;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isSmall ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: isSmall && kilobytes >= 10 ? 0 : 1,
  }).format(isSmall ? kilobytes : kilobytes / KILOBYTE);
}

/** How an answer ended in a sentence, except for failures. */
export function describeEnd({ t }: I18n, state: Exclude<AnswerState, { at: 'failed' }>): string {
  switch (state.at) {
    case 'streaming':
      return t('chat.answering');
    case 'complete':
      return t('chat.complete');
    case 'cut-off':
      return t(state.by === 'length' ? 'chat.end.too-long' : 'chat.end.cut-off');
    default:
      return t(`chat.end.${state.at}`);
  }
}

/** The state of an answer for screen readers; empty if nothing is to be said. */
export function announceState(text: I18n, state: AnswerState | undefined): string {
  if (!state) return '';
  return state.at === 'failed' ? chatFailureTitle(text, state.failure) : describeEnd(text, state);
}
