interface Item {
  readonly when: number;
  readonly run: () => unknown;
}

/** Jobs by due time, in milliseconds since 1970. */
export interface Agenda {
  /** Returns a function that cancels the job. */
  add(when: number, run: () => unknown): () => void;
  /** The due time of the next job. */
  next(): number | undefined;
  /** Runs due jobs one after another, including those they add. */
  runUntil(now: () => number): Promise<void>;
  clear(): void;
}

export function createAgenda(): Agenda {
  const items = new Set<Item>();
  const first = () => [...items].sort((a, b) => a.when - b.when)[0];
  return {
    add(when, run) {
      const item = { when, run };
      items.add(item);
      return () => items.delete(item);
    },
    next: () => first()?.when,
    async runUntil(now) {
      for (let item = first(); item && item.when <= now(); item = first()) {
        items.delete(item);
        await item.run();
      }
    },
    clear: () => items.clear(),
  };
}
