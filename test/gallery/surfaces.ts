/// <reference types="vite/client" />
import optionsStyles from '../../entrypoints/options/style.css?raw';
import popupStyles from '../../entrypoints/popup/style.css?raw';
import panelStyles from '../../entrypoints/sidepanel/style.css?raw';
import welcomeStyles from '../../entrypoints/welcome/style.css?raw';
import { CARD_STYLES } from '../../utils/card/styles.ts';

/** Where a component is at home. */
export type Surface = 'card' | 'popup' | 'sidepanel' | 'options' | 'welcome';

/** The pages, whose stylesheets name all that they are made of. */
const PAGES: Record<Exclude<Surface, 'card'>, string> = {
  popup: popupStyles,
  sidepanel: panelStyles,
  options: optionsStyles,
  welcome: welcomeStyles,
};

const STYLES = import.meta.glob<string>('../../assets/*.css', {
  query: '?inline',
  import: 'default',
  eager: true,
});

/** The class of a surface's body, or of the card's panel. */
export const CLASSES: Record<Surface, string> = {
  card: 'lens card',
  popup: 'lens popup',
  sidepanel: 'lens sidepanel',
  options: 'lens options',
  welcome: 'lens options',
};

/** In CSS pixels: as browsers and people have them. */
export const WIDTHS: Record<Surface, number> = {
  card: 360,
  popup: 400,
  sidepanel: 420,
  options: 640,
  welcome: 640,
};

/** The stylesheets that a surface loads, as one. */
export function stylesOf(surface: Surface): string {
  if (surface === 'card') return CARD_STYLES;
  const names = [...PAGES[surface].matchAll(/assets\/[\w-]+\.css/g)].map(([name]) => name);
  return names.map((name) => STYLES[`../../${name}`] ?? missing(name)).join('\n');
}

function missing(name: string): never {
  throw new Error(`${name} is not there.`);
}
