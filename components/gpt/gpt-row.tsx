import type { ComponentChildren } from 'preact';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { focusOnce } from '../ui/focus-once.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { GptPicture } from './gpt-picture.tsx';

export interface GptRowProps {
  id: GptId;
  /** `undefined` shows the id instead. */
  name?: string;
  author?: string;
  /** The lines below the name; an `AuthorLine` by default. */
  details?: ComponentChildren;
  /** At the inline end of the row. */
  end?: ComponentChildren;
  class?: string;
  /** Whether the row takes the focus when it appears. */
  isFocused?: boolean;
  onChoose(id: GptId): void;
}

/** A GPT in a list of popup or side panel. A click opens it. */
export function GptRow(props: GptRowProps) {
  const { id, name, author, end, class: className = 'gpt-row', isFocused, onChoose } = props;
  const { details = <AuthorLine author={author} /> } = props;
  return (
    <button
      type="button"
      class={`unstyled-button ${className}`}
      ref={isFocused ? focusOnce : undefined}
      onClick={() => onChoose(id)}
    >
      <GptPicture id={id} name={name} />
      <span class="gpt-row-text">
        <strong dir="auto">{name ?? id}</strong>
        {details}
      </span>
      {end}
    </button>
  );
}

/** The author below the name in a row. */
export function AuthorLine({ author }: { author: string | undefined }) {
  const { t } = useI18n();
  return <small dir="auto">{author ? t('gpt.by', { author }) : t('gpt.author-unknown')}</small>;
}
