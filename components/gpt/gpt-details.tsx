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
  /** Why the refresh failed, if one was tried. */
  failure?: Failure;
  /** A data URL. */
  picture?: string;
  /** Milliseconds since 1970. */
  now: number;
  /** Cards show a brief version, extension pages everything. */
  isBrief: boolean;
  copy(text: string): Promise<void>;
  /** In cards only; extension pages pass a list picker in `actionButtons`. */
  addToList?(): Promise<void>;
  /** In cards only: opens a chat with the GPT. */
  onTry?(): void;
  turnOff?: TurnOff;
  /** More about the answer, below a failed refresh: which gateway it is from, and unseen changes. */
  notices?: ComponentChildren;
  /** On extension pages: how long ago the GPT was looked up and where; only the age by default. */
  source?: string;
  /** On extension pages: a row of buttons. */
  actionButtons?: ComponentChildren;
  /** On extension pages: explains what an Action means for the user's input, and lists its operations. */
  renderMeaning?(action: Action): ComponentChildren;
}

/** Number of conversation starters on a card. */
const BRIEF_STARTERS = 3;

/** Number of kinds of data that a card names for each Action: one line. */
const BRIEF_KINDS = 2;

/** A GPT, the same in card, popup and side panel. */
export function GptDetails({
  cached,
  failure,
  picture,
  now,
  isBrief,
  copy,
  addToList,
  onTry,
  turnOff,
  notices,
  source,
  actionButtons,
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
        {notices}
        <GptRatings gpt={gpt} />
        {gpt.description && (
          <p class="description" dir="auto">
            {gpt.description}
          </p>
        )}
        <GptTools gpt={gpt} />
        <GptContacts
          actions={gpt.actions}
          maxKinds={isBrief ? BRIEF_KINDS : undefined}
          renderMeaning={renderMeaning}
        />
        <GptStarters starters={gpt.starters} max={isBrief ? BRIEF_STARTERS : gpt.starters.length} />
        <GptFacts gpt={gpt} now={now} />
      </div>
      <GptFoot
        id={asked}
        readAt={readAt}
        now={now}
        source={source}
        copy={copy}
        addToList={addToList}
        onTry={onTry}
        turnOff={turnOff}
      />
    </article>
  );
}
