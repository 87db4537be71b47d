import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { References } from './answer-document.ts';

interface MarkdownActions {
  /** Rejects if the text could not be copied. */
  copy(text: string): Promise<void>;
  /** Loads an image and returns it as a data URL; `undefined` if that fails. */
  onLoadImage(url: string): Promise<string | undefined>;
}

export interface MarkdownEnvironment {
  actions: MarkdownActions;
  references: References;
}

export const MarkdownContext = createContext<MarkdownEnvironment>({
  actions: { copy: () => Promise.reject(new Error()), onLoadImage: async () => undefined },
  references: { definitions: new Map(), footnotes: new Map(), numbers: new Map() },
});

/** What the parts of an answer need besides their nodes. */
export function useMarkdown(): MarkdownEnvironment {
  return useContext(MarkdownContext);
}
