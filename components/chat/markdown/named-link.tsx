import type { LinkReference } from 'mdast';
import type { ComponentChildren } from 'preact';
import { AnswerLink } from './answer-link.tsx';
import { useMarkdown } from './markdown-context.ts';

interface Props {
  node: LinkReference;
  /** The text of the link. */
  label: string;
  children: ComponentChildren;
}

/** A link whose address is elsewhere in the answer, as in `[text][1]`. Without such an address, the text as it was written. */
export function NamedLink({ node, label, children }: Props) {
  const { definitions } = useMarkdown().references;
  const definition = definitions.get(node.identifier);
  if (definition) {
    return (
      <AnswerLink url={definition.url} label={label}>
        {children}
      </AnswerLink>
    );
  }
  const name = node.referenceType === 'full' ? `[${node.label ?? node.identifier}]` : '';
  return (
    <>
      [{children}]{node.referenceType === 'collapsed' ? '[]' : name}
    </>
  );
}
