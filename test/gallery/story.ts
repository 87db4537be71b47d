import { type ComponentChildren, type FunctionComponent, h } from 'preact';
import type { CardVariant } from '../../components/card/hover-card.tsx';
import type { I18n } from '../../utils/i18n/i18n.ts';

/** What a state needs besides its props. */
interface StateOptions {
  /** User interactions after the first render, in order. */
  interactions?: ((stage: HTMLElement) => void)[];
  /** The variant of the card around it; `beside` by default. */
  cardVariant?: CardVariant;
}

/** A component in one of its states. */
export interface State extends StateOptions {
  render(text: I18n): ComponentChildren;
}

/** Where a component is rendered. */
interface Placement {
  surface: Surface;
  /** In CSS pixels; the width of the surface by default. */
  width?: number;
  /** Whether to add padding, because it never fills a surface by itself. */
  isPart?: boolean;
  /** Adds the elements that surround it in its surface. */
  wrap?(rendered: ComponentChildren): ComponentChildren;
}

/** The width of each surface, in CSS pixels. */
export const WIDTHS = { card: 360, popup: 400, sidepanel: 420, options: 640, welcome: 640 };

/** Where a component is used. */
export type Surface = keyof typeof WIDTHS;

export const asPart = (surface: Surface): Placement => ({ surface, isPart: true });
export const withWidth = (surface: Surface, width: number): Placement => ({ surface, width });

/** The settings of the gallery; the first value of each is the default. */
export const SETTINGS = {
  theme: ['light', 'dark'],
  language: ['en', 'zh_CN'],
  density: ['comfortable', 'dense'],
  width: ['usual', 'narrow'],
} as const;

export type Setting = keyof typeof SETTINGS;

/** A component in all of its states. */
export interface Story extends Placement {
  /** Its file in `components/`, without the extension. */
  component: string;
  /** By title. */
  states: Record<string, State>;
}

type Props<P> = P | ((text: I18n) => P);

/** Props with further options of the state. */
class PreparedState<P> {
  readonly props: Props<P>;
  readonly options: StateOptions;

  constructor(props: Props<P>, options: StateOptions = {}) {
    this.props = props;
    this.options = options;
  }
}

/**
 * A component rendered with different props.
 *
 * @param common - the props that all states share
 * @param states - the other props of each state, as an object or as a function of the translations
 */
export function story<P extends object, C extends Partial<P>>(
  component: string,
  place: Surface | Placement,
  common: C,
  Component: (props: P) => ComponentChildren,
  states: Record<string, Props<StateProps<P, C>> | PreparedState<StateProps<P, C>>>,
): Story {
  const all = Object.entries(states).map(([name, state]): [string, State] => {
    const { props, options } = state instanceof PreparedState ? state : new PreparedState(state);
    const render = (text: I18n) => {
      const own = typeof props === 'function' ? props(text) : props;
      return h(Component as FunctionComponent<object>, { ...common, ...own });
    };
    return [name, { render, ...options }];
  });
  return { component, states: Object.fromEntries(all), ...toPlacement(place) };
}

type StateProps<P, C> = Omit<P, keyof C> & Partial<P>;

/** A component whose states need more than props. */
export function renderedStory(
  component: string,
  place: Surface | Placement,
  states: Record<string, State['render']>,
): Story {
  const all = Object.entries(states).map(([name, render]): [string, State] => [name, { render }]);
  return { component, states: Object.fromEntries(all), ...toPlacement(place) };
}

function toPlacement(place: Surface | Placement): Placement {
  return typeof place === 'string' ? { surface: place } : place;
}

/** A state for each name. */
export function forEachName<Name extends string, P>(
  names: readonly Name[],
  props: (name: Name) => P,
) {
  return Object.fromEntries(names.map((name) => [name, props(name)]));
}

/** No-op callbacks with these names. */
export function callbacks<Name extends string>(...names: Name[]): Record<Name, () => void> {
  return forEachName(names, () => () => {}) as Record<Name, () => void>;
}

const click = (selector: string) => (stage: HTMLElement) => getElement(stage, selector).click();

/** The state after clicks on one or several elements, given by selectors. */
export function afterClick<P>(selectors: string | string[], props: Props<P>) {
  return new PreparedState(props, { interactions: [selectors].flat().map(click) });
}

/** The state after text was typed into a field, and then an element clicked. */
export function afterInput<P>(selector: string, text: string, props: Props<P>, clicked?: string) {
  const type = (stage: HTMLElement) => {
    const field = getElement<HTMLInputElement | HTMLTextAreaElement>(stage, selector);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  return new PreparedState(props, { interactions: clicked ? [type, click(clicked)] : [type] });
}

/** The state after a key was pressed on an element. */
export function afterKey<P>(selector: string, key: string, props: Props<P>) {
  const press = (stage: HTMLElement) =>
    getElement(stage, selector).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  return new PreparedState(props, { interactions: [press] });
}

/** The state after a file was chosen. */
export function afterFileChoice<P>(name: string, props: Props<P>) {
  const choose = (stage: HTMLElement) => {
    const field = getElement<HTMLInputElement>(stage, 'input[type=file]');
    const files = new DataTransfer();
    files.items.add(new File(['{}'], name));
    field.files = files.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  return new PreparedState(props, { interactions: [choose] });
}

/** A state in a card of another variant. */
export function withCardVariant<const P>(cardVariant: CardVariant, props: Props<P>) {
  return new PreparedState(props, { cardVariant });
}

function getElement<E extends HTMLElement>(stage: HTMLElement, selector: string): E {
  const found = stage.querySelector<E>(selector);
  if (!found) throw new Error(`No element matches ${selector}.`);
  return found;
}
