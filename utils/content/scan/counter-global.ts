/** What the counter of a frame leaves where the background can ask for it: one number, and its end. */
export interface Counter {
  count: number;
  stop(): void;
}

export const counterGlobal = globalThis as { gptLensCounter?: Counter };
