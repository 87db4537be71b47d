export type Language = 'en' | 'zh_CN';
type Theme = 'light' | 'dark';
type Density = 'comfortable' | 'dense';

/** The appearance of card and extension pages; `auto` follows the browser. Stored: field names must not change. */
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
