interface Item {
  readonly when: number;
  readonly run: () => unknown;
}

/** What is to happen at which time, in milliseconds since 1970. */
export interface Agenda {
  /** Returns how to call it off. */
  add(when: number, run: () => unknown): () => void;
  /** When the next thing is due. */
  next(): number | undefined;
  /** Runs what is due, one thing after the other, also what that adds. */
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
