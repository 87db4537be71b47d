import { DomainNote } from '../../../components/gpt/domain-note.tsx';
import { DomainEntry } from '../../../components/panel/domain-entry.tsx';
import { Domains } from '../../../components/panel/domains.tsx';
import { DATA_KINDS, type DataKind } from '../../../utils/gpt/data-kinds.ts';
import type { DomainUse } from '../../../utils/gpt/domains.ts';
import { findPlatform } from '../../../utils/gpt/known-platforms.ts';
import { GPT_NAMES, getGpt, noop } from '../fixtures.ts';
import { afterClick, afterInput, asPart, story } from '../story.ts';

/** A domain that the first `count` GPTs contact. */
function use(domain: string, count: number, kinds?: DataKind[]): DomainUse {
  const gpts = GPT_NAMES.slice(0, count).map((name) => ({ id: getGpt(name).id, name }));
  return { domain, gpts, kinds };
}

const LEDGER = use('api.ledger.example', 5, ['payment', 'email', 'time', 'query']);
const ADS = use('ad.adintelli.ai', 2, ['conversation']);
const UNSTATED = use('plugins.railtimes.example', 1);
const LONG = use(`${'a-very-long-name-of-a-service'.repeat(4)}.vercel.app`, 1, [...DATA_KINDS]);

const FILLED = [LEDGER, ADS, UNSTATED, use('clock.example', 1, [])];
/** More than the view shows at once. */
const MANY = Array.from({ length: 305 }, (_, n) => use(`host-${n + 1}.example`, 1, ['url']));

export const domainStories = [
  story('domains', 'sidepanel', { initialWords: '', onChoose: noop, onRetry: noop }, Domains, {
    filled: { uses: FILLED },
    'with words': { uses: FILLED, initialWords: 'payment' },
    'nothing found': afterInput('input', 'nothing like it', { uses: FILLED }),
    empty: { uses: [] },
    failing: { uses: 'failed' },
    loading: { uses: undefined },
    'many, searched': { uses: MANY, initialWords: 'host-30' },
  }),
  story('domain-entry', 'sidepanel', { onChoose: noop }, DomainEntry, {
    'several GPTs': { use: LEDGER },
    'all GPTs': afterClick('.domain-more', { use: LEDGER }),
    'long domain, all kinds': { use: LONG },
    'nothing stated': { use: UNSTATED },
  }),
  story('domain-note', asPart('popup'), {}, DomainNote, {
    'a platform, and other GPTs': {
      platform: findPlatform('ad.adintelli.ai'),
      otherGpts: 4,
      onOpenDomains: noop,
    },
    'one other GPT': { otherGpts: 1 },
  }),
];
