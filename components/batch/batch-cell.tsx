import {
  getCapabilities,
  getCapabilityName,
} from '../../utils/extension-pages/batch/table/columns.ts';
import { getDomains, hasActions, type Row } from '../../utils/extension-pages/batch/table/row.ts';
import { type DataKind, getGptKinds } from '../../utils/gpt/data-kinds.ts';
import { getAverage } from '../../utils/gpt/score.ts';
import type { GptSummary } from '../../utils/gpt/summary.ts';
import { categoryName } from '../../utils/i18n/category-name.ts';
import {
  formatAverage,
  formatConversations,
  formatCount,
  formatList,
  formatMonth,
} from '../../utils/i18n/format.ts';
import type { I18n } from '../../utils/i18n/i18n.ts';
import { formatKinds } from '../../utils/i18n/kind-name.ts';
import { formatVotes } from '../../utils/i18n/vote-text.ts';
import type { Column } from '../../utils/settings/table-columns.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { UnknownValue } from '../ui/unknown-value.tsx';

/** The content of a cell: a dash if the value is unknown, blank if there is none. */
export function BatchCell({ column, row }: { column: Exclude<Column, 'name'>; row: Row }) {
  const text = useI18n();
  if (column === 'capabilities') return <Capabilities gpt={row.gpt} />;
  if (column === 'collects') return <Kinds kinds={getGptKinds(row.gpt)} />;
  const words = toCellText(column, row, text);
  if (words === undefined) return <UnknownValue />;
  if (words === '') return <NoValue />;
  return (
    <span dir="auto" title={words}>
      {words}
    </span>
  );
}

function NoValue() {
  const { t } = useI18n();
  return <span class="visually-hidden">{t('panel.cell-none')}</span>;
}

/** `undefined`: unknown. Empty text: none. */
function toCellText(
  column: Exclude<Column, 'name' | 'capabilities' | 'collects'>,
  { gpt, score, votes }: Row,
  text: I18n,
): string | undefined {
  const stars = getAverage(gpt);
  switch (column) {
    case 'author':
      return gpt.author;
    case 'score':
      return score === undefined ? undefined : formatAverage(text, score);
    case 'average':
      return stars === undefined ? undefined : formatAverage(text, stars);
    case 'ratings':
      return gpt.ratings && formatCount(text, gpt.ratings.count);
    case 'votes':
      return votes ? formatVotes(text, votes) : '';
    case 'conversations':
      return gpt.conversations && formatConversations(text, gpt.conversations);
    case 'contacts':
      return formatContacts(gpt, text);
    case 'updated':
      return gpt.updatedAt === undefined ? undefined : formatMonth(text, gpt.updatedAt);
    case 'visibility':
      return gpt.visibility && text.t(`gpt.visibility.${gpt.visibility}`);
    case 'categories':
      return formatList(
        text,
        gpt.categories.map((name) => categoryName(text, name)),
      );
  }
}

function formatContacts(gpt: GptSummary, text: I18n): string {
  const domains = getDomains(gpt);
  if (domains.length > 0) return formatList(text, domains);
  return hasActions(gpt) ? text.t('batch.unnamed-service') : '';
}

/** More do not fit into the column. */
const MAX_KINDS = 2;

function Kinds({ kinds }: { kinds: DataKind[] | undefined }) {
  const text = useI18n();
  if (!kinds) return <UnknownValue />;
  if (kinds.length === 0) return <NoValue />;
  return <span title={formatKinds(text, kinds)}>{formatKinds(text, kinds, MAX_KINDS)}</span>;
}

function Capabilities({ gpt }: { gpt: GptSummary }) {
  const text = useI18n();
  const capabilities = getCapabilities(gpt);
  if (!capabilities) return <UnknownValue />;
  if (capabilities.length === 0) return <NoValue />;
  return (
    <span class="batch-capabilities">
      {capabilities.map((capability) => {
        const name = getCapabilityName(text, capability);
        return (
          <span key={capability} role="img" aria-label={name} title={name}>
            <Icon name={capability} />
          </span>
        );
      })}
    </span>
  );
}
