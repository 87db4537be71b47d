import type { FootnoteDefinition } from 'mdast';
import { useI18n } from '../../ui/i18n-context.tsx';
import type { References } from './answer-document.ts';
import { focusIn } from './focus-in.ts';
import { renderNodes } from './render-nodes.tsx';

/** The footnotes below an answer, numbered as in the text; those that the text does not refer to are last. */
export function Footnotes({ references }: { references: References }) {
  const { t } = useI18n();
  const all = sortFootnotes(references);
  if (all.length === 0) return null;
  return (
    <section class="footnotes" aria-label={t('chat.footnotes')}>
      <ol>
        {all.map(({ identifier, children }, index) => (
          <li key={identifier} tabIndex={-1} data-footnote={identifier}>
            {renderNodes(children)}
            {references.numbers.has(identifier) && (
              <button
                type="button"
                class="text-button"
                aria-label={t('chat.footnote-back', { number: index + 1 })}
                onClick={({ currentTarget }) => focusIn(currentTarget, 'reference', identifier)}
              >
                ↩
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function sortFootnotes({ footnotes, numbers }: References): FootnoteDefinition[] {
  const getNumber = ({ identifier }: FootnoteDefinition) => numbers.get(identifier) ?? Infinity;
  return [...footnotes.values()].sort((one, other) =>
    getNumber(one) === getNumber(other) ? 0 : getNumber(one) - getNumber(other),
  );
}
