import type { Attachments, Gpt } from '../../utils/gpt/gpt.ts';
import { categoryName } from '../../utils/i18n/category-name.ts';
import { fileTypeNames } from '../../utils/i18n/file-types.ts';
import { age, list, month } from '../../utils/i18n/format.ts';
import type { MessageKey, Text } from '../../utils/i18n/translate.ts';
import { useText } from '../ui/text-context.tsx';

/** Kinds of attachments named before the rest is counted. */
const MOST_TYPES = 4;

/** When it was made, where it is listed, what it takes. A fact that is not known has no row. */
export function GptFacts({ gpt, now }: { gpt: Gpt; now: number }) {
  const text = useText();
  const facts: [MessageKey, string | undefined][] = [
    ['gpt.made', dateAndAge(text, gpt.createdAt, now)],
    ['gpt.updated', dateAndAge(text, gpt.updatedAt, now)],
    ['gpt.listed', listing(text, gpt)],
    ['gpt.attach', gpt.attachments && attachable(text, gpt.attachments)],
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

function dateAndAge(text: Text, at: number | undefined, now: number): string | undefined {
  if (at === undefined) return undefined;
  return text.t('gpt.date-and-age', { date: month(text, at), age: age(text, at, now) });
}

function listing(text: Text, { visibility, categories }: Gpt): string | undefined {
  const where = visibility && text.t(`gpt.visibility.${visibility}`);
  const names = categories.map((name) => categoryName(text, name));
  return [where, ...names].filter(Boolean).join(' · ') || undefined;
}

function attachable(text: Text, { isAnyType, types }: Attachments): string {
  if (isAnyType) return text.t('gpt.any-file');
  const names = fileTypeNames(text, types);
  if (names.length === 0) return text.t('gpt.no-attachments');
  const named = list(text, names.slice(0, MOST_TYPES));
  const count = names.length - MOST_TYPES;
  return count > 0 ? text.t('gpt.more-types', { types: named, count }) : named;
}
