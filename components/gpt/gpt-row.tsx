import type { ComponentChildren } from 'preact';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { GptPicture } from './gpt-picture.tsx';

export interface GptRowProps {
  id: GptId;
  name?: string;
  author?: string;
  /** Stands where the author would: nobody knows whether one is known before the GPT has been read. */
  unreadNote?: ComponentChildren;
  /** Below the author. */
  more?: ComponentChildren;
  /** At the other side. */
  end?: ComponentChildren;
  onChoose(id: GptId): void;
}

/** A GPT in one of the side panel's lists, to be looked at. */
export function GptRow({ id, name, author, unreadNote, more, end, onChoose }: GptRowProps) {
  const { t } = useI18n();
  return (
    <button type="button" class="unstyled-button gpt-row" onClick={() => onChoose(id)}>
      <GptPicture id={id} name={name} />
      <span class="gpt-row-text">
        <strong dir="auto">{name ?? id}</strong>
        {unreadNote ?? (
          <small dir="auto">{author ? t('gpt.by', { author }) : t('gpt.author-unknown')}</small>
        )}
        {more && <small>{more}</small>}
      </span>
      {end}
    </button>
  );
}
