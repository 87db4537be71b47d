export type Language = 'en' | 'zh_CN';
type Theme = 'light' | 'dark';
type Density = 'comfortable' | 'dense';

/** How every surface looks; `auto` follows the browser. */
export interface Appearance {
  language: Language | 'auto';
  theme: Theme | 'auto';
  density: Density;
}

export const DEFAULT_APPEARANCE: Appearance = {
  language: 'auto',
  theme: 'auto',
  density: 'comfortable',
};
