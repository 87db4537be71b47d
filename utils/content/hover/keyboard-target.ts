import { bareIds, LONGEST_URL } from '../../gpt/gpt-id.ts';
import { focusedElement } from '../dom/focused-element.ts';
import { idsAround } from '../dom/line-of-text.ts';
import { linkTarget, type Target } from './target.ts';

/** Characters read on each side of the caret: what stands before an id counts, the whole of an address at most. */
const READ = LONGEST_URL;

/** The GPT that the keyboard is at: the focused link, an id in the field, or what is selected. */
export function keyboardTarget(): Target | undefined {
  const focused = focusedElement();
  return linkTarget(focused) ?? inField(focused) ?? inSelection();
}

/** Read on the shortcut only, not by the pointer: what people type is nobody's until they ask. No password is. */
function inField(field: Element | null): Target | undefined {
  const isText =
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && /^(text|search|url)$/.test(field.type));
  if (!isText) return undefined;
  const { value, selectionStart, selectionEnd } = field;
  const [from, to] = [selectionStart ?? 0, selectionEnd ?? 0];
  const start = Math.max(0, from - READ);
  const found = bareIds(value.slice(start, Math.min(to, from + READ) + READ)).find(
    (each) => start + each.start <= to && start + each.end >= from,
  );
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
  // The id that the selection touches; a caret is a selection of nothing.
  const found = idsAround(node, {
    from: Math.max(0, start - READ),
    to: Math.min(end, start + READ) + READ,
  }).find(({ from, to }) => from <= end && to >= start);
  return found && { id: found.id, ...found.place };
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
