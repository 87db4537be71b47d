import { useState } from 'preact/hooks';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';

interface Props {
  /** The answer in Markdown. */
  text: string;
  /** Rejects if the text could not be copied. */
  copy(text: string): Promise<void>;
}

type Outcome = 'answer-copied' | 'answer-not-copied';

/** Copies an answer. Screen readers announce the changed label, because the button has the focus. */
export function CopyAnswer({ text, copy }: Props) {
  const { t } = useI18n();
  const [outcome, setOutcome] = useState<Outcome>();
  const isCopied = outcome === 'answer-copied';
  return (
    <>
      <button
        type="button"
        class="text-button"
        onClick={() =>
          copy(text).then(
            () => setOutcome('answer-copied'),
            () => setOutcome('answer-not-copied'),
          )
        }
      >
        <Icon name={isCopied ? 'done' : 'copy'} />
        {t(isCopied ? 'chat.answer-copied' : 'chat.copy-answer')}
      </button>
      <span class="answer-note" role="status">
        {outcome === 'answer-not-copied' && t('chat.answer-not-copied')}
      </span>
    </>
  );
}
