import type { ComponentChildren } from 'preact';
import type { Failure } from '../../utils/gateway/failure.ts';
import type { Action } from '../../utils/gpt/gpt.ts';
import { failureSentence } from '../../utils/i18n/failure-text.ts';
import type { CachedGpt } from '../../utils/lookup/cache/entries.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { Notice } from '../ui/notice.tsx';
import { GptContacts } from './gpt-contacts.tsx';
import { GptFacts } from './gpt-facts.tsx';
import { GptFoot } from './gpt-foot.tsx';
import { GptHead } from './gpt-head.tsx';
import { GptRatings } from './gpt-ratings.tsx';
import { GptStarters } from './gpt-starters.tsx';
import { GptTools } from './gpt-tools.tsx';
import type { TurnOff } from './turn-off-button.tsx';

export interface GptDetailsProps {
  cached: CachedGpt;
  /** Why it could not be read again, where that was tried. */
  failure?: Failure;
  /** A data URL. */
  picture?: string;
  /** Milliseconds since 1970. */
  now: number;
  /** A card shows the gist, a page everything. */
  isBrief: boolean;
  copy(text: string): Promise<void>;
  /** In a web page alone: the extension’s own pages have more to choose from, in `tools`. */
  addToList?(): Promise<void>;
  turnOff?: TurnOff;
  /** What the extension's own pages let one do with the GPT: a row of buttons. */
  actionButtons?: ComponentChildren;
  /** What they know to have changed. */
  unseenChanges?: ComponentChildren;
  /** What an Action means for what one types there, in words. */
  renderMeaning?(action: Action): ComponentChildren;
}

/** A card has room for so many starters; "Sort this month’s export" tells more than its seventh variation. */
const BRIEF_STARTERS = 3;

/** Everything that is known of a GPT: the same in card and popup. */
export function GptDetails({
  cached,
  failure,
  picture,
  now,
  isBrief,
  copy,
  addToList,
  turnOff,
  actionButtons,
  unseenChanges,
  renderMeaning,
}: GptDetailsProps) {
  const text = useI18n();
  const { gpt, asked, readAt } = cached;
  return (
    <article class={isBrief ? 'gpt gpt-brief' : 'gpt'}>
      <div class="gpt-body">
        <GptHead gpt={gpt} picture={picture} />
        {actionButtons && <div class="gpt-actions">{actionButtons}</div>}
        {gpt.id !== asked && <Notice>{text.t('gpt.other-id', { asked, id: gpt.id })}</Notice>}
        {gpt.isProject && <Notice>{text.t('gpt.project')}</Notice>}
        {failure && (
          <Notice>{text.t('gpt.outdated', { reason: failureSentence(text, failure, now) })}</Notice>
        )}
        {unseenChanges}
        <GptRatings gpt={gpt} />
        {gpt.description && (
          <p class="description" dir="auto">
            {gpt.description}
          </p>
        )}
        <GptTools gpt={gpt} />
        <GptContacts actions={gpt.actions} renderMeaning={renderMeaning} />
        <GptStarters starters={gpt.starters} max={isBrief ? BRIEF_STARTERS : gpt.starters.length} />
        <GptFacts gpt={gpt} now={now} />
      </div>
      <GptFoot
        id={asked}
        readAt={readAt}
        now={now}
        copy={copy}
        addToList={addToList}
        turnOff={turnOff}
      />
    </article>
  );
}
