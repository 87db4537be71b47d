import { type ComponentChildren, type FunctionComponent, h } from 'preact';
import type { CardVariant } from '../../components/card/hover-card.tsx';
import type { I18n } from '../../utils/i18n/i18n.ts';

/** What a state needs beside its props. */
interface Extras {
  /** What a person does once it is drawn, one thing after the other. */
  interactions?: ((stage: HTMLElement) => void)[];
  /** How the card around it is placed; `beside` unless given. */
  cardLook?: CardVariant;
}

/** A component in one of its states. */
export interface State extends Extras {
  draw(text: I18n): ComponentChildren;
}

/** Where a component is drawn. */
interface Place {
  surface: Surface;
  /** In CSS pixels, where it is not the surface's. */
  width?: number;
  /** Whether it gets some room around it, because it never fills a surface by itself. */
  isPart?: boolean;
  /** What is around it in its surface. */
  wrap?(drawn: ComponentChildren): ComponentChildren;
}

/** Of each surface, in CSS pixels. */
export const WIDTHS = { card: 360, popup: 400, sidepanel: 420, options: 640, welcome: 640 };

/** Where a component is used. */
export type Surface = keyof typeof WIDTHS;

export const part = (surface: Surface): Place => ({ surface, isPart: true });
export const wide = (surface: Surface, width: number): Place => ({ surface, width });

/** What the gallery can be switched between; the first of each is the default. */
export const SETTINGS = {
  theme: ['light', 'dark'],
  language: ['en', 'zh_CN'],
  density: ['comfortable', 'dense'],
  width: ['usual', 'narrow'],
} as const;

export type Setting = keyof typeof SETTINGS;

/** A component in all of its states. */
export interface Story extends Omit<Place, 'wrap'> {
  /** Its file in `components/`, without the extension. */
  component: string;
  /** By what there is to see. */
  states: Record<string, State>;
}

type Props<P> = P | ((text: I18n) => P);

/** Props, and what is done with the component that has them. */
class Prepared<P> {
  readonly props: Props<P>;
  readonly extras: Extras;

  constructor(props: Props<P>, extras: Extras = {}) {
    this.props = props;
    this.extras = extras;
  }
}

/**
 * A component drawn with different props.
 *
 * @param common - the props that all states share
 * @param states - for each state the other props, as they are or as a function of the text
 */
export function story<P extends object, C extends Partial<P>>(
  component: string,
  place: Surface | Place,
  common: C,
  Component: (props: P) => ComponentChildren,
  states: Record<string, Props<StateProps<P, C>> | Prepared<StateProps<P, C>>>,
): Story {
  const all = Object.entries(states).map(([name, state]): [string, State] => {
    const { props, extras } = state instanceof Prepared ? state : new Prepared(state);
    const draw = (text: I18n) => {
      const own = typeof props === 'function' ? props(text) : props;
      return h(Component as FunctionComponent<object>, { ...common, ...own });
    };
    return [name, { draw, ...extras }];
  });
  return storyOf(component, place, all);
}

type StateProps<P, C> = Omit<P, keyof C> & Partial<P>;

/** A component for which props alone are not enough. */
export function drawnStory(
  component: string,
  place: Surface | Place,
  states: Record<string, State['draw']>,
): Story {
  const all = Object.entries(states).map(([name, draw]): [string, State] => [name, { draw }]);
  return storyOf(component, place, all);
}

function storyOf(component: string, place: Surface | Place, states: [string, State][]): Story {
  const { wrap, ...rest }: Place = typeof place === 'string' ? { surface: place } : place;
  const wrapped = states.map(([name, state]): [string, State] => {
    return [name, wrap ? { ...state, draw: (text) => wrap(state.draw(text)) } : state];
  });
  return { component, states: Object.fromEntries(wrapped), ...rest };
}

/** The same state for each of some names. */
export function each<Name extends string, P>(names: readonly Name[], props: (name: Name) => P) {
  return Object.fromEntries(names.map((name) => [name, props(name)]));
}

/** Callbacks that do nothing, by their names. */
export function callbacks<Name extends string>(...names: Name[]): Record<Name, () => void> {
  return each(names, () => () => {}) as Record<Name, () => void>;
}

/** A state after one element or several were clicked, by their selectors. */
export function pressed<P>(selectors: string | string[], props: Props<P>) {
  const click = (selector: string) => (stage: HTMLElement) =>
    find(stage, selector, HTMLElement).click();
  return new Prepared(props, { interactions: [selectors].flat().map(click) });
}

/** A state after text was typed into a field. */
export function typed<P>(selector: string, text: string, props: Props<P>) {
  const type = (stage: HTMLElement) => {
    const field = stage.querySelector(selector);
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
      field.value = text;
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  };
  return new Prepared(props, { interactions: [type] });
}

/** A state after a file was chosen. */
export function withFile<P>(name: string, props: Props<P>) {
  const choose = (stage: HTMLElement) => {
    const field = find(stage, 'input[type=file]', HTMLInputElement);
    const files = new DataTransfer();
    files.items.add(new File(['{}'], name));
    field.files = files.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  return new Prepared(props, { interactions: [choose] });
}

/** A state of a card that is not beside a link. */
export function placed<const P>(cardLook: CardVariant, props: Props<P>) {
  return new Prepared(props, { cardLook });
}

function find<E>(stage: HTMLElement, selector: string, type: new () => E): E {
  const found = stage.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`There is no ${selector} to use.`);
}
