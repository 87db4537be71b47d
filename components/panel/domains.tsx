import { useState } from 'preact/hooks';
import type { DomainUse } from '../../utils/gpt/domains.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { findPlatform } from '../../utils/gpt/known-platforms.ts';
import type { I18n } from '../../utils/i18n/i18n.ts';
import { kindName } from '../../utils/i18n/kind-name.ts';
import { platformText } from '../../utils/i18n/platform-text.ts';
import { matchesWords } from '../../utils/lib/matches-words.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { Notice } from '../ui/notice.tsx';
import { DomainEntry } from './domain-entry.tsx';

interface Props {
  /** The domains of all looked-up GPTs, in order; `undefined` while they are being read. */
  uses: DomainUse[] | 'failed' | undefined;
  /** What the search box contains at first. */
  initialWords: string;
  onChoose(id: GptId): void;
  /** Reads the domains again. */
  onRetry(): void;
}

/** More rows would take seconds to render; a search finds the rest. */
const MAX_DOMAINS = 300;

/** The domains that the looked-up GPTs contact, with a search box. */
export function Domains({ uses, initialWords, onChoose, onRetry }: Props) {
  const text = useI18n();
  const { t, locale } = text;
  const [words, setWords] = useState(initialWords);
  const isRead = typeof uses === 'object';
  const all = isRead ? uses : [];
  const found = all.filter((use) => matchesWords(toSearchText(use, text), words, locale));
  const omitted = found.length - MAX_DOMAINS;
  return (
    <>
      {all.length > 0 && (
        <div class="panel-bar">
          <input
            type="search"
            value={words}
            aria-label={t('domains.search')}
            placeholder={t('domains.search')}
            onInput={({ currentTarget }) => setWords(currentTarget.value)}
          />
        </div>
      )}
      {/* Always rendered: screen readers do not announce a live region that is inserted with its text. */}
      <p class="list-count" role="status">
        {!uses && t('domains.reading')}
        {isRead && t('domains.count', { count: found.length })}
      </p>
      {!uses && <DomainsSkeleton />}
      {uses === 'failed' && (
        <div class="panel-hint">
          <Notice>{t('domains.failed')}</Notice>
          <button type="button" class="button button-quiet" onClick={onRetry}>
            {t('recovery.retry')}
          </button>
        </div>
      )}
      {isRead && all.length === 0 && <p class="panel-hint">{t('domains.none')}</p>}
      <ul class="domains">
        {found.slice(0, MAX_DOMAINS).map((use) => (
          <DomainEntry key={use.domain} use={use} onChoose={onChoose} />
        ))}
      </ul>
      {omitted > 0 && <p class="panel-hint">{t('domains.more', { count: omitted })}</p>}
    </>
  );
}

/** Everything of a domain that a user may search for. */
function toSearchText({ domain, gpts, kinds = [] }: DomainUse, text: I18n): string {
  const platform = findPlatform(domain);
  return [
    domain,
    platform ? platformText(text, platform) : '',
    ...kinds.map((kind) => kindName(text, kind)),
    ...gpts.map(({ id, name = '' }) => `${name} ${id}`),
  ].join(' ');
}

function DomainsSkeleton() {
  return (
    <div class="domains-skeleton">
      <span class="skeleton skeleton-title" />
      <span class="skeleton skeleton-short" />
      <span class="skeleton skeleton-block" />
    </div>
  );
}
