/// <reference types="vite/client" />
import optionsStyles from '../../entrypoints/options/style.css?inline';
import popupStyles from '../../entrypoints/popup/style.css?inline';
import panelStyles from '../../entrypoints/sidepanel/style.css?inline';
import welcomeStyles from '../../entrypoints/welcome/style.css?inline';
import { CARD_STYLES } from '../../utils/card/styles.ts';

/** Where a component is at home. */
export type Surface = 'card' | 'popup' | 'sidepanel' | 'options' | 'welcome';

/** The stylesheets that a surface loads, as one. */
export const STYLES: Record<Surface, string> = {
  card: CARD_STYLES,
  popup: popupStyles,
  sidepanel: panelStyles,
  options: optionsStyles,
  welcome: welcomeStyles,
};

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
