import type { ImageReference } from 'mdast';
import { AnswerImage } from './answer-image.tsx';
import { useMarkdown } from './markdown-context.ts';

/** An image whose address is elsewhere in the answer. Without such an address, the text as it was written. */
export function NamedImage({ node }: { node: ImageReference }) {
  const definition = useMarkdown().references.definitions.get(node.identifier);
  const alt = node.alt ?? '';
  if (definition) return <AnswerImage url={definition.url} alt={alt} />;
  const name = node.referenceType === 'full' ? `[${node.label ?? node.identifier}]` : '';
  return <>{`![${alt}]${node.referenceType === 'collapsed' ? '[]' : name}`}</>;
}
