import { findBareIds, MAX_URL_LENGTH } from '../../gpt/gpt-id.ts';
import { focusedElement } from '../dom/focused-element.ts';
import { idsAround } from '../dom/line-of-text.ts';
import { findLinkTarget, type Target } from './target.ts';

/** Characters read on each side of the caret: the prefix of an id matters, and a URL is the longest one. */
const CONTEXT_LENGTH = MAX_URL_LENGTH;

/** The GPT at the keyboard's position: the focused link, an id at the caret of the field, or in the selection. */
export function findKeyboardTarget(): Target | undefined {
  const focused = focusedElement();
  return findLinkTarget(focused) ?? findTargetInField(focused) ?? findTargetInSelection();
}

/** Only called for the shortcut: what users type is private until they ask. Password fields are never read. */
function findTargetInField(field: Element | null): Target | undefined {
  const isText =
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && /^(text|search|url)$/.test(field.type));
  if (!isText) return undefined;
  const { value, selectionStart, selectionEnd } = field;
  const [from, to] = [selectionStart ?? 0, selectionEnd ?? 0];
  const start = Math.max(0, from - CONTEXT_LENGTH);
  const found = findBareIds(
    value.slice(start, Math.min(to, from + CONTEXT_LENGTH) + CONTEXT_LENGTH),
  ).find((each) => start + each.start <= to && start + each.end >= from);
  return found && { id: found.id, node: field, start: 0, end: 0 };
}

function findTargetInSelection(): Target | undefined {
  const selection = document.getSelection();
  if (!selection?.rangeCount) return undefined;
  const range = selection.getRangeAt(0);
  const node = getFirstText(range);
  const link = findLinkTarget(node ?? range.startContainer);
  if (link || !node) return link;
  const start = node === range.startContainer ? range.startOffset : 0;
  const end = node === range.endContainer ? range.endOffset : node.length;
  // The id that the selection touches; a caret is an empty selection.
  const found = idsAround(node, {
    from: Math.max(0, start - CONTEXT_LENGTH),
    to: Math.min(end, start + CONTEXT_LENGTH) + CONTEXT_LENGTH,
  }).find(({ from, to }) => from <= end && to >= start);
  return found && { id: found.id, ...found.location };
}

/** The text node in which a selection begins; a selection of whole elements begins between two nodes. */
function getFirstText({ startContainer, startOffset }: Range): Text | undefined {
  const first = startContainer.childNodes[startOffset] ?? startContainer;
  const text =
    first instanceof Text
      ? first
      : document.createTreeWalker(first, NodeFilter.SHOW_TEXT).nextNode();
  return text instanceof Text ? text : undefined;
}
