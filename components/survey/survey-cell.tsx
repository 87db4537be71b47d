import { capabilityName } from '../../utils/extension-pages/survey/capability-name.ts';
import { capabilitiesOf } from '../../utils/extension-pages/survey/table/columns.ts';
import {
  averageOf,
  domainsOf,
  hasActions,
  type Row,
} from '../../utils/extension-pages/survey/table/row.ts';
import type { GptSummary } from '../../utils/gpt/summary.ts';
import { categoryName } from '../../utils/i18n/category-name.ts';
import { average, conversations, count, list, month } from '../../utils/i18n/format.ts';
import type { Text } from '../../utils/i18n/translate.ts';
import type { Column } from '../../utils/settings/table-columns.ts';
import { Icon } from '../ui/icon.tsx';
import { useText } from '../ui/text-context.tsx';

/** What a cell says. Unknown is a dash; a blank cell means that there is none. */
export function SurveyCell({ column, row }: { column: Exclude<Column, 'name'>; row: Row }) {
  const text = useText();
  if (column === 'capabilities') return <Capabilities gpt={row.gpt} />;
  const words = wordsOf(column, row, text);
  if (words === undefined) return <Unknown />;
  if (words === '') return <span class="unseen">{text.t('panel.cell-none')}</span>;
  return (
    <span dir="auto" title={words}>
      {words}
    </span>
  );
}

function Unknown() {
  const { t } = useText();
  return (
    <span class="survey-unknown">
      <span aria-hidden="true">–</span>
      <span class="unseen">{t('panel.cell-unknown')}</span>
    </span>
  );
}

/** `undefined` is not known, an empty text is none. */
function wordsOf(
  column: Exclude<Column, 'name' | 'capabilities'>,
  { gpt, score }: Row,
  text: Text,
): string | undefined {
  const stars = averageOf(gpt);
  switch (column) {
    case 'author':
      return gpt.author;
    case 'score':
      return score === undefined ? undefined : average(text, score);
    case 'average':
      return stars === undefined ? undefined : average(text, stars);
    case 'ratings':
      return gpt.ratings && count(text, gpt.ratings.count);
    case 'conversations':
      return gpt.conversations && conversations(text, gpt.conversations);
    case 'contacts':
      return contactsOf(gpt, text);
    case 'updated':
      return gpt.updatedAt === undefined ? undefined : month(text, gpt.updatedAt);
    case 'visibility':
      return gpt.visibility && text.t(`gpt.visibility.${gpt.visibility}`);
    case 'categories':
      return list(
        text,
        gpt.categories.map((name) => categoryName(text, name)),
      );
  }
}

function contactsOf(gpt: GptSummary, text: Text): string {
  const domains = domainsOf(gpt);
  if (domains.length > 0) return list(text, domains);
  return hasActions(gpt) ? text.t('survey.unnamed-service') : '';
}

function Capabilities({ gpt }: { gpt: GptSummary }) {
  const text = useText();
  const capabilities = capabilitiesOf(gpt);
  if (!capabilities) return <Unknown />;
  if (capabilities.length === 0) return <span class="unseen">{text.t('panel.cell-none')}</span>;
  return (
    <span class="survey-capabilities">
      {capabilities.map((capability) => {
        const name = capabilityName(text, capability);
        return (
          <span key={capability} role="img" aria-label={name} title={name}>
            <Icon name={capability} />
          </span>
        );
      })}
    </span>
  );
}
