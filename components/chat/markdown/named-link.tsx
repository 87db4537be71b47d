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
  return (
    <>
      [{children}]{getName(node)}
    </>
  );
}

/** The address of a link around an image, or its name if there is no address. `imageUrls`: not shown again. */
export function NamedAddress({ node, imageUrls }: { node: LinkReference; imageUrls: string[] }) {
  const { definitions } = useMarkdown().references;
  const url = definitions.get(node.identifier)?.url;
  if (url === undefined) return <>{getName(node)}</>;
  if (imageUrls.includes(url)) return null;
  return (
    <AnswerLink url={url} label={url}>
      {url}
    </AnswerLink>
  );
}

/** What follows the text of a link, as it was written. */
function getName({ referenceType, label, identifier }: LinkReference): string {
  if (referenceType === 'collapsed') return '[]';
  return referenceType === 'full' ? `[${label ?? identifier}]` : '';
}
