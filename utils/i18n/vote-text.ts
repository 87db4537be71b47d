import type { I18n } from './i18n.ts';

/** In how many comparisons the answer of a GPT was the best: "3 of 5". */
export function formatVotes(text: I18n, { won, asked }: { won: number; asked: number }): string {
  return text.t('chat.vote.share', { won, asked });
}
