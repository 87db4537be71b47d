import { useState } from 'preact/hooks';
import { type DataKind, isCritical } from '../../utils/gpt/data-kinds.ts';
import type { DomainUse } from '../../utils/gpt/domains.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { findPlatform } from '../../utils/gpt/known-platforms.ts';
import { kindName } from '../../utils/i18n/kind-name.ts';
import { platformText } from '../../utils/i18n/platform-text.ts';
import { GptRow } from '../gpt/gpt-row.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';

interface Props {
  use: DomainUse;
  onChoose(id: GptId): void;
}

/** Number of GPTs that are listed at once. */
const BRIEF_GPTS = 3;

/** A domain: who runs it, what it asks for, and the GPTs that contact it. */
export function DomainEntry({ use: { domain, gpts, kinds }, onChoose }: Props) {
  const text = useI18n();
  const { t } = text;
  const [isExpanded, setIsExpanded] = useState(false);
  const platform = findPlatform(domain);
  return (
    <li class="domain">
      <h2>
        <bdi>{domain}</bdi>
      </h2>
      <p class="domain-note">{t('domains.gpts', { count: gpts.length })}</p>
      {platform && <p class="domain-note">{platformText(text, platform)}</p>}
      <CollectedKinds kinds={kinds} />
      <ul class="domain-gpts">
        {gpts.slice(0, isExpanded ? gpts.length : BRIEF_GPTS).map(({ id, name }) => (
          <li key={id}>
            <GptRow id={id} name={name} details={name && <code>{id}</code>} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      {gpts.length > BRIEF_GPTS && (
        <button
          type="button"
          class="text-button domain-more"
          aria-expanded={isExpanded}
          onClick={() => setIsExpanded(!isExpanded)}
        >
          {isExpanded ? t('domains.show-fewer') : t('domains.show-all', { count: gpts.length })}
        </button>
      )}
    </li>
  );
}

/** What the Actions ask for on a domain, most sensitive first. */
function CollectedKinds({ kinds }: { kinds: DataKind[] | undefined }) {
  const text = useI18n();
  if (!kinds?.length)
    return (
      <p class="domain-note">{text.t(kinds ? 'gpt.asks-for-nothing' : 'gpt.asks-for-unknown')}</p>
    );
  return (
    <div class="domain-kinds">
      <p class="domain-note">{text.t('domains.asks-for')}</p>
      <ul class="chips">
        {kinds.map((kind) => (
          <li key={kind} class={isCritical(kind) ? 'chip domain-kind-critical' : 'chip'}>
            {isCritical(kind) && <Icon name="warning" />}
            {kindName(text, kind)}
          </li>
        ))}
      </ul>
    </div>
  );
}
