/** The counter of a frame, which the background reads and the next counter stops. */
export interface Counter {
  count: number;
  stop(): void;
}

export const counterGlobal = globalThis as { gptLensCounter?: Counter };
