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
    // A group, not a section: each answer may have footnotes, which would be landmarks of the same name.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls.
    <div role="group" class="footnotes" aria-label={t('chat.footnotes')}>
      <ol>
        {all.map(({ identifier, children }) => {
          const number = references.numbers.get(identifier);
          return (
            // Marks without a footnote have numbers, too, so that counting would give another number.
            <li key={identifier} value={number} tabIndex={-1} data-footnote={identifier}>
              {renderNodes(children)}
              {number !== undefined && (
                <button
                  type="button"
                  class="text-button"
                  aria-label={t('chat.footnote-back', { number })}
                  onClick={({ currentTarget }) => focusIn(currentTarget, 'reference', identifier)}
                >
                  ↩
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function sortFootnotes({ footnotes, numbers }: References): FootnoteDefinition[] {
  const getNumber = ({ identifier }: FootnoteDefinition) => numbers.get(identifier) ?? Infinity;
  return [...footnotes.values()].sort((one, other) =>
    getNumber(one) === getNumber(other) ? 0 : getNumber(one) - getNumber(other),
  );
}
