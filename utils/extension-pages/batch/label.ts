/** A line of a table. */
const MAX_LENGTH = 80;

/** Read on either side: markup may take most of it. */
const MAX_READ = 400;

/** What stands before and after words in lists: bullets, brackets, quotes, emphasis, the punctuation between two cells. */
const PUNCTUATION = /^[\s[\]()<>{}|,;:"'`*_#\-–—•·/=+!]+|[\s[\](<>{}|,;:"'`*_#\-–—•·/=]+$/g;

/** Where another cell or a link's text begins. */
const CELL_BORDER = /[[|\t"]/;

/** What a GPT is called in a list: the words before its link or id, else those after it; may be empty. */
export function extractLabel(before: string, after: string): string {
  return getLastWords(before.slice(-MAX_READ)) || getFirstWords(after.slice(0, MAX_READ));
}

function getLastWords(text: string): string {
  // The tag that the link stands in is not over yet.
  const pieces = stripTags(text.replace(/<[^<>]*$/, ''))
    .split(CELL_BORDER)
    .map(cleanUp);
  return pieces.findLast(Boolean)?.slice(-MAX_LENGTH) ?? '';
}

function getFirstWords(text: string): string {
  const pieces = stripTags(text.replace(/^[^<>]*>/, ''))
    .split(CELL_BORDER)
    .map(cleanUp);
  return pieces.find(Boolean)?.slice(0, MAX_LENGTH) ?? '';
}

function stripTags(text: string): string {
  return text.replace(/<[^<>]*>/g, ' ');
}

function cleanUp(text: string): string {
  return text.replace(/\s+/g, ' ').replace(PUNCTUATION, '');
}
