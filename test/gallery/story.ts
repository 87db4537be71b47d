import type { ComponentChildren } from 'preact';
import type { CardLook } from '../../components/hover-card.tsx';
import type { Text } from '../../utils/text/text.ts';
import type { Look } from './look.ts';
import { type Surface, WIDTHS } from './surfaces.ts';

type Draw = (text: Text) => ComponentChildren;

/** A component in one of its states. */
export interface State {
  draw: Draw;
  /** What hands do once it is drawn; several things one after the other. */
  hands: ((stage: HTMLElement) => void)[];
  /** How the card around it stands; beside a link unless told. */
  cardLook?: CardLook;
}

/** A component in all of its states. */
export interface Story {
  /** Its file in `components/`, without the ending. */
  component: string;
  surface: Surface;
  /** By what is to be seen. */
  states: Record<string, State>;
  /** In CSS pixels, where that is not the surface's. */
  width?: number;
  /** It never stands in a surface by itself: it gets some room around it. */
  isPart?: boolean;
}

type Options = Pick<Story, 'width' | 'isPart'>;

export function story(
  component: string,
  surface: Surface,
  states: Record<string, Draw | State>,
  options: Options = {},
): Story {
  const all = Object.entries(states).map(([name, state]): [string, State] => [
    name,
    typeof state === 'function' ? { draw: state, hands: [] } : state,
  ]);
  return { component, surface, states: Object.fromEntries(all), ...options };
}

/** As narrow as the narrowest window that people have. */
const NARROW = 320;

/** How wide a component is drawn, in CSS pixels. */
export function widthOf({ surface, width }: Story, look: Pick<Look, 'width'>): number {
  return look.width === 'narrow' ? NARROW : (width ?? WIDTHS[surface]);
}

/** A state that comes of pressing something, or several things one after the other, by their selectors. */
export function pressed(selectors: string | string[], draw: Draw): State {
  const press = (selector: string) => (stage: HTMLElement) => find(stage, selector).click();
  return { draw, hands: [selectors].flat().map(press) };
}

/** A state that comes of writing into a field. */
export function typed(selector: string, words: string, draw: Draw): State {
  return { draw, hands: [(stage) => type(find(stage, selector), words)] };
}

/** A state that comes of giving a file. */
export function withFile(name: string, draw: Draw): State {
  return { draw, hands: [(stage) => give(find(stage, 'input[type=file]'), name)] };
}

/** A state of a card that stands otherwise than beside a link. */
export function standing(cardLook: CardLook, draw: Draw): State {
  return { draw, hands: [], cardLook };
}

function find(stage: HTMLElement, selector: string): HTMLElement {
  const found = stage.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector} to use.`);
  return found;
}

function type(field: HTMLElement, words: string): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function give(field: HTMLElement, name: string): void {
  if (!(field instanceof HTMLInputElement)) return;
  const files = new DataTransfer();
  files.items.add(new File(['{}'], name));
  field.files = files.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
