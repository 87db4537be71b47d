/** Work that nobody waits for, such as keeping the library small. One that fails is simply not done. */
export interface Chores {
  start(work: () => Promise<void>): void;
  /** Resolves when nothing is left to do. */
  done(): Promise<void>;
}

export function createChores(): Chores {
  const underWay = new Set<Promise<void>>();
  return {
    start(work) {
      const chore = work()
        .catch(() => undefined)
        .finally(() => underWay.delete(chore));
      underWay.add(chore);
    },
    async done() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
