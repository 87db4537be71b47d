import type { Definition, FootnoteDefinition, Nodes, Parents, RootContent, Text } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { type Citation, foldCitation, splitCitations } from './citations.ts';
import { cjkEmphasis } from './cjk-emphasis.ts';
import { cutLiteralLink } from './literal-links.ts';

/** The nodes of one segment, and what other segments need of it. */
export interface ParsedMarkdown {
  nodes: RootContent[];
  /** In the order of the text. */
  citations: Citation[];
  definitions: Definition[];
  footnotes: FootnoteDefinition[];
  /** The identifiers of footnotes that the text refers to. */
  footnoteReferences: string[];
  nodeCount: number;
}

/** Characters that may begin or end an element, in one segment. With many, parsing takes more than linear time. */
const MAX_MARKS = 400;
const MARKS = /[[\]*_~`<!&\\\n]/g;

/** Cells, which cost no more time than text to parse, but are elements. */
const MAX_CELLS = 1_000;

/** Each level of nesting costs time for every character. */
const TOO_DEEP = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){9}/m;

/** A list that is nested by indentation instead. */
const TOO_INDENTED = /^[ \t]{48}[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]/m;

const OPTIONS = {
  // HTML blocks would hide the Markdown inside of them. Single tildes mean "about" in Chinese.
  extensions: [gfm({ singleTilde: false }), cjkEmphasis, { disable: { null: ['htmlFlow'] } }],
  mdastExtensions: [gfmFromMarkdown()],
};

/** Whether the text would take too long to parse, as no ordinary answer does. */
export function isTooComplex(text: string): boolean {
  return (
    count(text, MARKS) > MAX_MARKS ||
    count(text, /\|/g) > MAX_CELLS ||
    TOO_DEEP.test(text) ||
    TOO_INDENTED.test(text)
  );
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/**
 * Parses a segment.
 *
 * @param definitions - the identifiers of link definitions in earlier segments
 */
export function parseMarkdown(text: string, definitions: Iterable<string> = []): ParsedMarkdown {
  const parsed: ParsedMarkdown = {
    ...{ nodes: [], citations: [], definitions: [] },
    ...{ footnotes: [], footnoteReferences: [], nodeCount: 0 },
  };
  const root = fromMarkdown(text + createPlaceholders(text, definitions), OPTIONS);
  root.children = root.children.filter(
    ({ position }) => Number(position?.start.offset) < text.length,
  );
  transform(root, text, parsed);
  parsed.nodes = root.children;
  return parsed;
}

/** How many footnotes and links a segment can refer to. */
const MAX_REFERENCES = 60;

/**
 * Definitions for all references. Markdown recognizes only references that are defined, but definitions are usually in a
 * later segment; components look them up when they render.
 */
function createPlaceholders(text: string, definitions: Iterable<string>): string {
  const footnotes = matchAll(text, /\[(\^[^[\]\s]{1,100})\](?!:)/g);
  const links = matchAll(text, /\]\[([^[\]\n]{1,100})\]/g);
  const known = [...definitions].filter((identifier) =>
    text.toLowerCase().includes(`[${identifier}]`),
  );
  // With a definition, `[[1]](url)` would no longer be a link.
  const all = [...footnotes, ...links, ...known].filter((label) => !text.includes(`[[${label}]]`));
  const labels = new Set(all.slice(0, MAX_REFERENCES));
  return [...labels].map((label) => `\n\n[${label}]: #`).join('');
}

function matchAll(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, label = '']) => label);
}

function transform(parent: Parents, text: string, parsed: ParsedMarkdown): void {
  const children: Nodes[] = [];
  for (const child of parent.children) {
    parsed.nodeCount++;
    if ('children' in child) transform(child, text, parsed);
    if (child.type === 'definition') parsed.definitions.push(child);
    else if (child.type === 'footnoteDefinition') parsed.footnotes.push(child);
    else children.push(...replace(child, text));
    if (child.type === 'footnoteReference') parsed.footnoteReferences.push(child.identifier);
  }
  for (const child of children) if (child.type === 'citation') collectCitation(child, parsed);
  (parent as { children: Nodes[] }).children = children;
}

function collectCitation(citation: Citation, { citations }: ParsedMarkdown): void {
  if (!citations.includes(citation)) citations.push(citation);
}

/** The nodes that stand for a node of the Markdown. */
function replace(node: Nodes, source: string): Nodes[] {
  switch (node.type) {
    case 'text':
      return splitCitations(node);
    case 'html':
      return [/^<br\s*\/?>$/i.test(node.value) ? { type: 'break' } : toText(node.value)];
    case 'link':
      return foldCitation(node) ?? cutLiteralLink(node, source);
    case 'strong':
      // Gateways write citations in bold.
      return node.children.length === 1 && node.children[0]?.type === 'citation'
        ? node.children
        : [node];
    default:
      return [node];
  }
}

function toText(value: string): Text {
  return { type: 'text', value };
}
