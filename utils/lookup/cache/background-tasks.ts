/** Work that nobody waits for, such as keeping the library small. One that fails is simply not done. */
export interface BackgroundTasks {
  start(work: () => Promise<void>): void;
  /** Resolves when nothing is left to do. */
  whenIdle(): Promise<void>;
}

export function createBackgroundTasks(): BackgroundTasks {
  const running = new Set<Promise<void>>();
  return {
    start(work) {
      const task = work()
        .catch(() => undefined)
        .finally(() => running.delete(task));
      running.add(task);
    },
    async whenIdle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
