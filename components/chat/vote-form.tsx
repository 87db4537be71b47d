import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { Vote } from '../../utils/user-data/schema.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import type { AskedGpt } from './ask-several.tsx';

interface Props {
  /** Distinguishes several forms on a page. */
  id: string;
  /** The GPTs that answered. */
  gpts: Pick<AskedGpt, 'id' | 'name'>[];
  vote: Vote | undefined;
  /** `sentence`: the confirmation to show. Without `best`, no answer was better than the others. */
  onVote(best: GptId | undefined, sentence: string): void;
  onRemove(sentence: string): void;
}

/** "Which answer was best?" The vote can be changed and removed. */
export function VoteForm({ id, gpts, vote, onVote, onRemove }: Props) {
  const { t } = useI18n();
  return (
    <fieldset class="vote">
      <legend>{t('chat.vote.title')}</legend>
      {gpts.map((gpt) => {
        const name = gpt.name ?? gpt.id;
        return (
          <Choice
            key={gpt.id}
            form={id}
            label={name}
            isChosen={vote?.best === gpt.id}
            onChoose={() => onVote(gpt.id, t('chat.vote.saved', { name }))}
          />
        );
      })}
      <Choice
        form={id}
        label={t('chat.vote.none')}
        isChosen={vote !== undefined && vote.best === undefined}
        onChoose={() => onVote(undefined, t('chat.vote.saved-none'))}
      />
      {vote && (
        <button type="button" class="text-button" onClick={() => onRemove(t('chat.vote.removed'))}>
          {t('chat.vote.remove')}
        </button>
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  form: string;
  label: string;
  isChosen: boolean;
  onChoose(): void;
}

function Choice({ form, label, isChosen, onChoose }: ChoiceProps) {
  return (
    <label class="choice">
      <input type="radio" name={`vote-${form}`} checked={isChosen} onChange={onChoose} />
      <bdi>{label}</bdi>
    </label>
  );
}
