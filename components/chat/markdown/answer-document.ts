import type { Definition, FootnoteDefinition, RootContent } from 'mdast';
import { getSourceKey } from './citations.ts';
import { completeMarkdown } from './complete-markdown.ts';
import { isTooComplex, type ParsedMarkdown, parseMarkdown } from './parse-markdown.ts';
import { createSegmentScanner, type Segment } from './segment-scanner.ts';

/** A top-level element. Its parts are added as the answer grows; those that are finished keep their identity. */
export type Block = {
  /** Stable: the offset in the answer. */
  key: number;
} & (
  | { kind: 'markdown'; parts: RootContent[] }
  | { kind: 'code'; parts: string[]; language?: string }
  | { kind: 'plain'; parts: string[] }
);

/** The contents of links and footnotes that are referred to by name, and the numbers of footnotes from 1. */
export interface References {
  definitions: ReadonlyMap<string, Definition>;
  footnotes: ReadonlyMap<string, FootnoteDefinition>;
  numbers: ReadonlyMap<string, number>;
}

export interface AnswerView {
  /** The blocks in groups of the same size: a group that does not change keeps its identity, too. */
  groups: readonly Block[][];
  references: References;
  /** Whether everything has been parsed; otherwise the rest is plain text until the next update. */
  isComplete: boolean;
}

/** How many characters of finished text an update parses, so that opening a long answer does not block the page. */
const MAX_PARSED = 4_000;

/** Parsing a segment takes as long as this many characters even if it is shorter. */
const SEGMENT_COST = 100;

/** An answer of more nodes would slow down every change of the page; the rest of it is plain text. */
const MAX_NODES = 20_000;

/** What is compared in an update of n blocks: n / 40 groups, and the blocks of those groups that have changed. */
const GROUP_SIZE = 40;

/** Every footnote is rendered again with a further one; those above the limit are shown where they are defined. */
const MAX_FOOTNOTES = 100;

/** Every segment is searched for names that are defined before it. */
const MAX_DEFINITIONS = 300;

/** Parses an answer that grows. Finished segments are parsed once; only the last, open one is parsed in every update. */
export function createAnswerDocument() {
  let source = '';
  let scan = createSegmentScanner();
  let backlog: Segment[] = [];
  let finished = createContents();
  let openParsed = new Map<string, ParsedMarkdown>();
  let references = toReferences(finished);
  let groups: Block[][] = [];

  function reset() {
    scan = createSegmentScanner();
    backlog = [];
    finished = createContents();
    openParsed = new Map();
  }

  return {
    /**
     * Takes the whole text so far. Everything starts again if the text does not begin as it did before. `isCut`: it ended in
     * the middle, so that its last marks remain half-written.
     */
    update(text: string, isStreaming: boolean, isCut = false): AnswerView {
      if (!text.startsWith(source)) reset();
      source = text;
      const { closed, open } = scan(text, isStreaming);
      backlog.push(...closed);
      parseBacklog();
      const contents = copyContents(finished);
      for (const segment of backlog) addText(contents.blocks, segment);
      const parsed = new Map<string, ParsedMarkdown>();
      for (const segment of open)
        addOpen(contents, segment, (isStreaming || isCut) && segment === open.at(-1), parsed);
      openParsed = parsed;
      references = updateReferences(references, contents);
      groups = groupBlocks(contents.blocks, groups);
      return { groups, references, isComplete: backlog.length === 0 };
    },
  };

  function parseBacklog() {
    let length = 0;
    let count = 0;
    while (count < backlog.length && length < MAX_PARSED) {
      const segment = backlog[count++] as Segment;
      if (segment.kind === 'markdown') length += segment.text.length + SEGMENT_COST;
      add(finished, segment, openParsed.get(toCacheKey(segment)));
    }
    backlog = backlog.slice(count);
  }

  function addOpen(
    contents: Contents,
    segment: Segment,
    isHalfWritten: boolean,
    parsed: Map<string, ParsedMarkdown>,
  ) {
    if (backlog.length > 0) return addText(contents.blocks, segment);
    const { kind, text, tableHead } = segment;
    const isCompleted = isHalfWritten && kind === 'markdown' && !isTooComplex(text);
    const shown = isCompleted
      ? { ...segment, text: completeMarkdown(text, tableHead !== undefined) }
      : segment;
    const key = toCacheKey(shown);
    const added = add(contents, shown, openParsed.get(key));
    if (added) parsed.set(key, added);
  }
}

function toCacheKey({ start, text }: Segment): string {
  return `${start}:${text}`;
}

interface Contents {
  blocks: Block[];
  /** By what distinguishes the source. */
  citations: Map<string, number>;
  definitions: Map<string, Definition>;
  footnotes: Map<string, FootnoteDefinition>;
  numbers: Map<string, number>;
  nodeCount: number;
}

function createContents(): Contents {
  return {
    ...{ blocks: [], citations: new Map(), definitions: new Map() },
    ...{ footnotes: new Map(), numbers: new Map(), nodeCount: 0 },
  };
}

function copyContents(contents: Contents): Contents {
  const { blocks, citations, definitions, footnotes, numbers, nodeCount } = contents;
  return {
    blocks: [...blocks],
    citations: new Map(citations),
    definitions: new Map(definitions),
    footnotes: new Map(footnotes),
    numbers: new Map(numbers),
    nodeCount,
  };
}

/** Adds a segment; returns what has been parsed. */
function add(
  contents: Contents,
  segment: Segment,
  cached: ParsedMarkdown | undefined,
): ParsedMarkdown | undefined {
  const isText = segment.kind !== 'markdown' || contents.nodeCount > MAX_NODES;
  if (isText || (!cached && isTooComplex(segment.text))) {
    addText(contents.blocks, segment);
    return undefined;
  }
  const { start, text, continues, tableHead = '' } = segment;
  const head = continues ? tableHead : '';
  const parsed = cached ?? parseMarkdown(head + text, contents.definitions.keys());
  const shownInPlace = register(contents, parsed);
  [...parsed.nodes, ...shownInPlace].forEach((node, index) => {
    const offset = node.position?.start.offset ?? 0;
    addNode(contents.blocks, node, start + offset, continues && index === 0);
  });
  return parsed;
}

/** Numbers citations and footnotes, and collects definitions. Returns the footnotes that are too many. */
function register(contents: Contents, parsed: ParsedMarkdown): FootnoteDefinition[] {
  const { citations, definitions, footnotes, numbers } = contents;
  for (const citation of parsed.citations) {
    citation.number = getNumber(citations, getSourceKey(citation));
  }
  for (const each of parsed.definitions) {
    if (definitions.size < MAX_DEFINITIONS) setFirst(definitions, each.identifier, each);
  }
  for (const identifier of parsed.footnoteReferences) getNumber(numbers, identifier);
  contents.nodeCount += parsed.nodeCount;
  return parsed.footnotes.filter((each) => {
    const hasRoom = footnotes.size < MAX_FOOTNOTES;
    return !(hasRoom && setFirst(footnotes, each.identifier, each) === each);
  });
}

/** The number of a key, counted from 1 in the order of first use. */
function getNumber(numbers: Map<string, number>, key: string): number {
  return setFirst(numbers, key, numbers.size + 1);
}

function setFirst<Value>(map: Map<string, Value>, key: string, value: Value): Value {
  const first = map.get(key) ?? value;
  map.set(key, first);
  return first;
}

function addNode(blocks: Block[], node: RootContent, key: number, continues: boolean): void {
  const last = blocks.at(-1);
  if (continues && last?.kind === 'markdown' && last.parts[0]?.type === node.type) {
    blocks[blocks.length - 1] = { ...last, parts: [...last.parts, node] };
  } else {
    blocks.push({ key, kind: 'markdown', parts: [node] });
  }
}

/** Adds code, or any segment as plain text. */
function addText(blocks: Block[], { start, kind, text, continues, language }: Segment): void {
  const last = blocks.at(-1);
  const shown = kind === 'code' ? 'code' : 'plain';
  if (continues && last?.kind === shown) {
    blocks[blocks.length - 1] = { ...last, parts: [...last.parts, text] };
  } else if (shown === 'code') {
    blocks.push({ key: start, kind: shown, parts: [text], language });
  } else {
    blocks.push({ key: start, kind: shown, parts: [text] });
  }
}

function groupBlocks(blocks: Block[], before: readonly Block[][]): Block[][] {
  const groups: Block[][] = [];
  for (let start = 0; start < blocks.length; start += GROUP_SIZE) {
    const group = blocks.slice(start, start + GROUP_SIZE);
    const last = before[groups.length];
    const isSame =
      last?.length === group.length && group.every((block, index) => block === last[index]);
    groups.push(isSame ? last : group);
  }
  return groups;
}

function toReferences({ definitions, footnotes, numbers }: Contents): References {
  return { definitions, footnotes, numbers };
}

/** The same object as before if nothing has changed, so that links and footnotes are not rendered again. */
function updateReferences(before: References, contents: Contents): References {
  const after = toReferences(contents);
  const isSame =
    hasSameEntries(before.definitions, after.definitions) &&
    hasSameEntries(before.footnotes, after.footnotes) &&
    hasSameEntries(before.numbers, after.numbers);
  return isSame ? before : after;
}

function hasSameEntries<Value>(
  one: ReadonlyMap<string, Value>,
  other: ReadonlyMap<string, Value>,
): boolean {
  return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
}
