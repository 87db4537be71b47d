import type { FootnoteReference } from 'mdast';
import { useI18n } from '../../ui/i18n-context.tsx';
import { focusIn } from './focus-in.ts';
import { useMarkdown } from './markdown-context.ts';

/** The mark in the text that leads to a footnote. Without such a footnote, the text as it was written. */
export function FootnoteMark({ node }: { node: FootnoteReference }) {
  const { t } = useI18n();
  const { footnotes, numbers } = useMarkdown().references;
  const { identifier, label } = node;
  const number = numbers.get(identifier);
  if (!number || !footnotes.has(identifier)) return <>{`[^${label ?? identifier}]`}</>;
  return (
    <sup>
      <button
        type="button"
        class="footnote-mark"
        data-reference={identifier}
        aria-label={t('chat.footnote', { number })}
        onClick={({ currentTarget }) => focusIn(currentTarget, 'footnote', identifier)}
      >
        {number}
      </button>
    </sup>
  );
}
