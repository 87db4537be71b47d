/** Escapes markup, links and tags, and joins lines. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .replace(/[\\`*_~|[\]{}$@#!]|(?<=:)\/(?=\/)|(?<=\bwww)\./gi, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Escapes a text of several lines, so that it looks as it was typed: with its line breaks and indentation. */
export function escapeMarkdownLines(text: string): string {
  return (
    splitLines(text)
      .map((line) => {
        const indentation = /^\s*/.exec(line.replaceAll('\t', '    '))?.[0] ?? '';
        const escaped = escapeMarkdown(line)
          // A list, a line under a heading, or a column of a table.
          .replace(/^[-+=:]/, '\\$&')
          .replace(/^(\d+)([.)])/, '$1\\$2');
        return escaped && '&nbsp;'.repeat(indentation.length) + escaped;
      })
      .join('\n')
      // A line break needs two spaces before it, except around empty lines.
      .replace(/(?<=[^\n])\n(?=[^\n])/g, '  \n')
      .replace(/^\n+|\n+$/g, '')
  );
}

/**
 * Quotes Markdown. A quote also ends what is open in it, such as a code block that was never closed. HTML tags become text,
 * as on the pages of GPT Lens.
 */
export function quoteMarkdown(markdown: string): string {
  return splitLines(escapeTags(markdown).trimEnd())
    .map((line) => (line ? `> ${line}` : '>'))
    .join('\n');
}

/** Puts a text into a code block, which shows it unchanged. */
export function toCodeBlock(text: string): string {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text.replace(/\r\n?/g, '\n')}\n${fence}`;
}

function splitLines(text: string): string[] {
  return text.split(/\r\n?|[\n\u2028\u2029]/);
}

const QUOTES_AND_SPACES = /^[ \t>]*/;

/** The markers of quotes and list items before the text of a line. */
const MARKERS = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*/;

const OPENING_FENCE = /^(?:`{3,}(?=[^`]*$)|~{3,})/;

/** Escapes HTML tags outside of code, line by line. Where code begins and ends is certain only to a Markdown parser. */
function escapeTags(markdown: string): string {
  let fence: { run: string; column: number } | undefined;
  return splitLines(markdown)
    .map((line) => {
      const column = QUOTES_AND_SPACES.exec(line)?.[0].length ?? 0;
      // A line further left ends the quote or list item that contains the code, and so the code.
      if (fence && column < line.length && column < fence.column) fence = undefined;
      if (fence) {
        if (isClosing(line.slice(column), fence.run)) fence = undefined;
        return line;
      }
      const markers = MARKERS.exec(line)?.[0] ?? '';
      const content = line.slice(markers.length);
      const [run] = OPENING_FENCE.exec(content) ?? [];
      if (run) fence = { run, column: markers.length };
      return run ? line : markers + escapeTagsInLine(content);
    })
    .join('\n');
}

function isClosing(content: string, run: string): boolean {
  const trimmed = content.trimEnd();
  return trimmed.length >= run.length && trimmed === run.charAt(0).repeat(trimmed.length);
}

/** Code is between two runs of backticks of the same length. */
function escapeTagsInLine(line: string): string {
  const pieces = line.split(/(`+)/);
  const nextOf = findNext(pieces);
  let result = '';
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] ?? '';
    const isRun = at % 2 === 1;
    const end = isRun && !pieces[at - 1]?.endsWith('\\') ? nextOf[at] : undefined;
    if (end === undefined) {
      result += isRun ? piece : escapeTagsInText(piece);
    } else {
      result += pieces.slice(at, end + 1).join('');
      at = end;
    }
  }
  // At the start of a line, it would be a block of HTML that includes the next lines.
  return result.replace(/^<(?=br)/i, '&lt;');
}

/** For each run of backticks, the index of the next one of the same length. */
function findNext(pieces: string[]): (number | undefined)[] {
  const last = new Map<string, number>();
  const next: (number | undefined)[] = [];
  // Runs have odd indices, and the last piece is never a run.
  for (let at = pieces.length - 2; at > 0; at -= 2) {
    const run = pieces[at] ?? '';
    next[at] = last.get(run);
    last.set(run, at);
  }
  return next;
}

/** The start of a tag, comment or instruction. `<br>` is common in tables and harmless; `<https://…>` is a link. */
const TAG = /(?<!\\)(\\*)<(?=[a-z/!?])(?!br ?\/?>)(?!(?:https?|mailto):[^\s<>]*>)/gi;

/** Uses an entity instead of a backslash, because a URL in front of the tag would include the backslash. */
function escapeTagsInText(text: string): string {
  return text.replace(TAG, (_, backslashes: string) =>
    // Of an odd number of backslashes, the last one escapes the tag already.
    backslashes.slice(backslashes.length % 2).concat('&lt;'),
  );
}
