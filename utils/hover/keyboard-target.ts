import { bareIds } from '../ids/grammar.ts';
import { focusedElement } from './focused.ts';
import { linkTarget, type Target } from './target.ts';

/** Characters read on each side of the caret: the longest id has 34. */
const READ = 70;

/** The GPT that the keyboard is at: the focused link, an id in the field, or what is selected. */
export function keyboardTarget(): Target | undefined {
  const focused = focusedElement();
  return linkTarget(focused) ?? inField(focused) ?? inSelection();
}

function inField(field: Element | null): Target | undefined {
  const isText =
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && /^(text|search|url)$/.test(field.type));
  if (!isText) return undefined;
  const { value, selectionStart, selectionEnd } = field;
  const found = idIn(value, selectionStart ?? 0, selectionEnd ?? 0);
  return found && { id: found.id, node: field, start: 0, end: 0 };
}

function inSelection(): Target | undefined {
  const selection = document.getSelection();
  if (!selection?.rangeCount) return undefined;
  const range = selection.getRangeAt(0);
  const node = textAt(range);
  const link = linkTarget(node ?? range.startContainer);
  if (link || !node) return link;
  const start = node === range.startContainer ? range.startOffset : 0;
  const end = node === range.endContainer ? range.endOffset : node.length;
  const found = idIn(node.data, start, end);
  return found && { node, ...found };
}

/** The text that a selection begins in; one of whole elements begins between two nodes. */
function textAt({ startContainer, startOffset }: Range): Text | undefined {
  const first = startContainer.childNodes[startOffset] ?? startContainer;
  const text =
    first instanceof Text
      ? first
      : document.createTreeWalker(first, NodeFilter.SHOW_TEXT).nextNode();
  return text instanceof Text ? text : undefined;
}

/** The id that a selection from `start` to `end` touches; a caret is a selection of nothing. */
function idIn(text: string, start: number, end: number) {
  const from = Math.max(0, start - READ);
  for (const found of bareIds(text.slice(from, Math.min(end, start + READ) + READ))) {
    const place = { id: found.id, start: from + found.start, end: from + found.end };
    if (place.start <= end && place.end >= start) return place;
  }
  return undefined;
}
