/** A rectangle in CSS pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A focusable element in the card. */
interface Focusable {
  role: string;
  name: string;
  box: Box;
}

/** The text and controls of a dialog; boxes are relative to the dialog's frame. */
export interface DialogContent {
  name: string;
  text: string;
  /** Whether it is marked `aria-busy`. */
  isBusy: boolean;
  /** The text of its alerts. */
  alert: string;
  box: Box;
  focusables: Focusable[];
}

/** The content of a dialog, and the elements of its focusables in the same order. */
export interface ReadDialog {
  content: DialogContent;
  elements: Element[];
}

/**
 * Reads a dialog as a screen reader would: accessible names instead of images, no hidden content, a new line for each
 * block. Returns nothing unless the dialog is inside a closed shadow root, which distinguishes the card from a page's
 * own dialogs. Serialized into the page, so it must be self-contained.
 */
export function readDialog(dialog: Element): ReadDialog | undefined {
  const root = dialog.getRootNode();
  if (!(root instanceof ShadowRoot) || root.mode !== 'closed') return undefined;

  const tidy = (text: string) =>
    text
      .split('\n')
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter(Boolean)
      .join('\n');

  const isShown = (element: Element) =>
    element.getAttribute('aria-hidden') !== 'true' &&
    (getComputedStyle(element).display === 'contents' ||
      element.checkVisibility({ visibilityProperty: true }));

  const labelOf = (element: Element) => {
    const labels = (element.getAttribute('aria-labelledby') ?? '')
      .split(/\s+/)
      .map((id) => (id && root.getElementById(id)?.textContent) || '');
    return tidy(
      labels.join(' ').trim() ||
        element.getAttribute('aria-label') ||
        element.getAttribute('alt') ||
        '',
    );
  };

  const speaksItsLabel = 'a, button, input, img, svg, meter, progress, [role=img], [role=meter]';
  const speak = (node: Node): string => {
    if (node instanceof Text) return node.data.replace(/\s+/g, ' ');
    if (!(node instanceof Element) || !isShown(node) || node.matches('style, script')) return '';
    if (node.matches('br')) return '\n';
    const label = node.matches(speaksItsLabel) ? labelOf(node) : '';
    const inner = label || [...node.childNodes].map(speak).join('');
    const { display } = getComputedStyle(node);
    if (display === 'inline' || display === 'contents') return inner;
    return display.startsWith('inline') ? ` ${inner} ` : `\n${inner}\n`;
  };

  const roles: Record<string, string> = {
    a: 'link',
    summary: 'button',
    select: 'combobox',
    textarea: 'textbox',
    input: 'textbox',
  };
  const roleOf = (element: Element) => {
    const isTicked = element instanceof HTMLInputElement && /checkbox|radio/.test(element.type);
    const implied = isTicked ? element.type : (roles[element.localName] ?? element.localName);
    return element.getAttribute('role') ?? implied;
  };

  const boxOf = (element: Element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  };

  const elements = [...dialog.querySelectorAll<HTMLElement>('*')]
    .filter((element) => element.tabIndex >= 0 || element.hasAttribute('tabindex'))
    .filter((element) => isShown(element) && !element.matches(':disabled'));

  const content = {
    name: labelOf(dialog),
    text: tidy(speak(dialog)),
    isBusy: dialog.matches('[aria-busy=true], :has([aria-busy=true])'),
    alert: tidy([...dialog.querySelectorAll('[role=alert]')].map(speak).join('\n')),
    box: boxOf(dialog),
    focusables: elements.map((element) => ({
      role: roleOf(element),
      name: labelOf(element) || tidy(speak(element)).replaceAll('\n', ' '),
      box: boxOf(element),
    })),
  };
  return { content, elements };
}
