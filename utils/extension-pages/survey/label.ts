/** A line of a table. */
const LONGEST = 80;

/** Read on either side: markup may take most of it. */
const MOST_READ = 400;

/** What stands before and after words in lists: bullets, brackets, quotes, emphasis, the punctuation between two cells. */
const FRAMES = /^[\s[\]()<>{}|,;:"'`*_#\-–—•·/=+!]+|[\s[\](<>{}|,;:"'`*_#\-–—•·/=]+$/g;

/** Where another cell or a link's text begins. */
const BORDER = /[[|\t"]/;

/** What a GPT is called in a list: the words before its link or id, else those after it; may be empty. */
export function labelOf(before: string, after: string): string {
  return lastWords(before.slice(-MOST_READ)) || firstWords(after.slice(0, MOST_READ));
}

function lastWords(text: string): string {
  // The tag that the link stands in is not over yet.
  const pieces = withoutTags(text.replace(/<[^<>]*$/, ''))
    .split(BORDER)
    .map(tidy);
  return pieces.findLast(Boolean)?.slice(-LONGEST) ?? '';
}

function firstWords(text: string): string {
  const pieces = withoutTags(text.replace(/^[^<>]*>/, ''))
    .split(BORDER)
    .map(tidy);
  return pieces.find(Boolean)?.slice(0, LONGEST) ?? '';
}

function withoutTags(text: string): string {
  return text.replace(/<[^<>]*>/g, ' ');
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').replace(FRAMES, '');
}
