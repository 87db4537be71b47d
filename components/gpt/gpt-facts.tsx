import type { Attachments, Gpt } from '../../utils/gpt/gpt.ts';
import { categoryName } from '../../utils/i18n/category-name.ts';
import { fileTypeNames } from '../../utils/i18n/file-types.ts';
import { formatAge, formatList, formatMonth } from '../../utils/i18n/format.ts';
import type { I18n, MessageKey } from '../../utils/i18n/i18n.ts';
import { useI18n } from '../ui/i18n-context.tsx';

/** Number of attachment types that are named; the rest is counted. */
const MAX_TYPES = 4;

/** Dates, listing, accepted attachments and model. Unknown facts are left out. */
export function GptFacts({ gpt, now }: { gpt: Gpt; now: number }) {
  const text = useI18n();
  const facts: [MessageKey, string | undefined][] = [
    ['gpt.created', formatDateAndAge(text, gpt.createdAt, now)],
    ['gpt.updated', formatDateAndAge(text, gpt.updatedAt, now)],
    ['gpt.listed', formatListing(text, gpt)],
    ['gpt.accepts', gpt.attachments && formatAttachments(text, gpt.attachments)],
    ['gpt.model', gpt.model],
  ];
  const known = facts.filter(([, value]) => value);
  if (known.length === 0) return null;
  return (
    <dl class="facts" aria-label={text.t('gpt.facts')}>
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{text.t(name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function formatDateAndAge(text: I18n, time: number | undefined, now: number): string | undefined {
  if (time === undefined) return undefined;
  return text.t('gpt.date-and-age', {
    date: formatMonth(text, time),
    age: formatAge(text, time, now),
  });
}

function formatListing(text: I18n, { visibility, categories }: Gpt): string | undefined {
  const where = visibility && text.t(`gpt.visibility.${visibility}`);
  const names = categories.map((name) => categoryName(text, name));
  return [where, ...names].filter(Boolean).join(' · ') || undefined;
}

function formatAttachments(text: I18n, { isAnyType, types }: Attachments): string {
  if (isAnyType) return text.t('gpt.any-file');
  const names = fileTypeNames(text, types);
  if (names.length === 0) return text.t('gpt.no-attachments');
  const named = formatList(text, names.slice(0, MAX_TYPES));
  const count = names.length - MAX_TYPES;
  return count > 0 ? text.t('gpt.more-types', { types: named, count }) : named;
}
