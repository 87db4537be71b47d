import type { VoteCount } from '../../utils/user-data/votes.ts';
import { useI18n } from '../ui/i18n-context.tsx';

/** The user's own note about a GPT: how often its answers were the best. */
export function GptVotes({ votes: { asked, won } }: { votes: VoteCount }) {
  const { t } = useI18n();
  return <p class="gpt-votes">{t('chat.vote.summary', { asked, won })}</p>;
}
