import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Text, textIn } from '../../utils/i18n/translate.ts';

export const TextContext = createContext<Text>(textIn('en'));

/** The text of the language that the surface speaks. */
export function useText(): Text {
  return useContext(TextContext);
}
