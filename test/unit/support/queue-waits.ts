import { importedNamesOf, removeComments, type Source } from './sources.ts';

/** What waits for a tab: it may take as long as its limits, and a queue must not. */
const WAITS_FOR_TAB = ['findFrames', 'runInFrames', 'runInTab', 'styleFrame'];

/**
 * The work of serial queues that waits for a tab, directly or through functions that it awaits or returns: as
 * `file: queue → function → …`. What is started without being awaited holds up nobody.
 */
export function queuesWaitingForTabs(sources: Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return sources.flatMap((source) => {
    const code = removeComments(source.code);
    const queues = [...code.matchAll(/\bconst (\w+) = createSerialQueue\(/g)].map(
      ([, name]) => name ?? '',
    );
    return queues.flatMap((queue) =>
      [...code.matchAll(new RegExp(`(?<!\\w)${queue}\\(`, 'g'))]
        .map(({ index, 0: call }) => blockAt(code, index + call.length - 1))
        .flatMap((work) => pathToTab(`return ${work};`, source, byPath, new Set()) ?? [])
        .map((path) => `${source.path}: ${queue} → ${path}`),
    );
  });
}

function pathToTab(
  body: string,
  source: Source,
  byPath: Map<string, Source>,
  seen: Set<string>,
): string | undefined {
  for (const name of awaitedCallsIn(body)) {
    if (WAITS_FOR_TAB.includes(name)) return name;
    const from = importedNamesOf(source).get(name);
    const home = from === undefined ? source : byPath.get(from);
    const key = `${home?.path} ${name}`;
    if (!home || seen.has(key)) continue;
    seen.add(key);
    const found = bodyOf(removeComments(home.code), name);
    const further = found && pathToTab(found, home, byPath, seen);
    if (further) return `${name} → ${further}`;
  }
  return undefined;
}

/** The functions that are called or handed over in what is awaited or returned. */
function awaitedCallsIn(body: string): string[] {
  const awaited = [...body.matchAll(/\b(?:await|return)\b|=>(?!\s*\{)/g)].map(({ index }) =>
    body.slice(index, endOfExpression(body, index)),
  );
  return awaited.flatMap((text) =>
    [...text.matchAll(/(?<![.\w])(\w+)(?=[(),\s])/g)].map(([, name]) => name ?? ''),
  );
}

/** Where the expression that begins at an index ends: at a semicolon, or where what is around it does. */
function endOfExpression(code: string, from: number, ends = ';'): number {
  let depth = 0;
  for (let index = from; index < code.length; index++) {
    const character = code[index] ?? '';
    if ('([{'.includes(character)) depth++;
    if (')]}'.includes(character)) depth--;
    if (depth < 0 || (depth === 0 && character === ends)) return index;
  }
  return code.length;
}

/** The body of a function by its name, declared or as an arrow. */
function bodyOf(code: string, name: string): string | undefined {
  const declared = new RegExp(`\\bfunction\\*? ${name}\\b[^(]*(?=\\()`).exec(code);
  if (declared) {
    const parameters = declared.index + declared[0].length;
    const open = code.indexOf('{\n', parameters + blockAt(code, parameters).length);
    return open < 0 ? undefined : blockAt(code, open);
  }
  const arrow = new RegExp(`\\bconst ${name} = (?:async )?\\(`).exec(code);
  return arrow ? code.slice(arrow.index, endOfExpression(code, arrow.index)) : undefined;
}

/** From an opening bracket to the one that closes it. */
function blockAt(code: string, open: number): string {
  return code.slice(open, endOfExpression(code, open + 1, '') + 1);
}
