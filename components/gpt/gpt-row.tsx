import type { ComponentChildren } from 'preact';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { useText } from '../ui/text-context.tsx';
import { GptPicture } from './gpt-picture.tsx';

export interface GptRowProps {
  id: GptId;
  name?: string;
  author?: string;
  /** Stands where the author would: nobody knows whether one is known before the GPT has been read. */
  unread?: ComponentChildren;
  /** Below the author. */
  more?: ComponentChildren;
  /** At the other side. */
  end?: ComponentChildren;
  choose(id: GptId): void;
}

/** A GPT in one of the side panel's lists, to be looked at. */
export function GptRow({ id, name, author, unread, more, end, choose }: GptRowProps) {
  const { t } = useText();
  return (
    <button type="button" class="bare-button gpt-row" onClick={() => choose(id)}>
      <GptPicture id={id} name={name} />
      <span class="gpt-row-text">
        <strong dir="auto">{name ?? id}</strong>
        {unread ?? (
          <small dir="auto">{author ? t('gpt.by', { author }) : t('gpt.author-unknown')}</small>
        )}
        {more && <small>{more}</small>}
      </span>
      {end}
    </button>
  );
}
