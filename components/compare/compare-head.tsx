import type { ChatEntry } from '../../utils/extension-pages/gateways/chat-entry.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { failureSentence, failureTitle } from '../../utils/i18n/failure-text.ts';
import { formatReadAge } from '../../utils/i18n/format.ts';
import type { I18n } from '../../utils/i18n/i18n.ts';
import { GptPicture } from '../gpt/gpt-picture.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { TryButton } from '../ui/try-button.tsx';
import type { Compared } from './compare-view.tsx';

interface Props {
  column: Compared;
  /** Milliseconds since 1970. */
  now: number;
  /** Missing if no gateway is set up. */
  chat?: ChatEntry;
  onChoose(id: GptId): void;
}

/** The header of a GPT's column: its picture, its name, and the age of its data or why there is none. */
export function CompareHead({ column, now, chat, onChoose }: Props) {
  const text = useI18n();
  const { id, answer, picture, votes } = column;
  const name = answer?.found ? answer.cached.gpt.name : undefined;
  return (
    <th scope="col">
      <GptPicture id={id} name={name} picture={picture} />
      <button type="button" class="unstyled-button compare-name" onClick={() => onChoose(id)}>
        <bdi>{name ?? id}</bdi>
      </button>
      <small role="status">{getStatus(text, column, now)}</small>
      {votes && (
        <small>{text.t('chat.vote.summary', { won: votes.won, asked: votes.asked })}</small>
      )}
      {chat && <TryButton class="text-button" id={id} name={name ?? id} chat={chat} />}
    </th>
  );
}

function getStatus(text: I18n, { answer, isRequested }: Compared, now: number): string {
  if (!answer) return text.t(isRequested ? 'gpt.loading' : 'panel.not-looked-up');
  if (!answer.found) {
    const { failure } = answer;
    return `${failureTitle(text, failure)}. ${failureSentence(text, failure, now)}`;
  }
  return formatReadAge(text, answer.cached.readAt, now);
}
