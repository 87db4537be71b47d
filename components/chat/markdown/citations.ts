import type { Link, Literal, PhrasingContent, Text } from 'mdast';

/** A reference to a source, shown as a small number. */
export interface Citation extends Literal {
  type: 'citation';
  /** What the answer says about the source; may be empty. */
  value: string;
  url?: string;
  /** Counts the different sources of the answer from 1. */
  number: number;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    citation: Citation;
  }
  interface RootContentMap {
    citation: Citation;
  }
}

/** Citations in the notation of ChatGPT, such as `【12†source】` and `【4:0†report.pdf】`. */
const BRACKETED = /【(\d+(?::\d+)?)†([^【】\n]{0,200})】/g;

/** The text of a link that is only a number or empty: gateways write `[[""]](url "title")`. */
const LABEL = /^\[(?:["“”'’]*|\d{1,3})\]$/;

/** What distinguishes the source of a citation from others. */
export function getSourceKey({ url, value }: Citation): string {
  return url ?? value;
}

/** Splits text at its citations. */
export function splitCitations(text: Text): PhrasingContent[] {
  if (!text.value.includes('【')) return [text];
  const nodes: PhrasingContent[] = [];
  let end = 0;
  for (const match of text.value.matchAll(BRACKETED)) {
    const [whole, number = '', name = ''] = match;
    const before = text.value.slice(end, match.index);
    if (before) nodes.push({ type: 'text', value: before });
    // "source" names nothing, so the number does.
    const value = /^source$/i.test(name) || !name ? `${number}` : name;
    nodes.push({ type: 'citation', value, number: 0 });
    end = match.index + whole.length;
  }
  const rest = text.value.slice(end);
  if (rest || nodes.length === 0) nodes.push({ type: 'text', value: rest });
  return nodes;
}

/** A link as a citation, if its text says nothing. */
export function foldCitation({ children, title, url }: Link): [Citation] | undefined {
  const label = children.map((child) => (child.type === 'text' ? child.value : ' ')).join('');
  return LABEL.test(label) ? [{ type: 'citation', value: title ?? '', url, number: 0 }] : undefined;
}
