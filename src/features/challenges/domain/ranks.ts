/** A participant in the ranks. */
export interface Ranked {
  readonly id: string;
  readonly done: number;
}

export interface Place extends Ranked {
  /** 1 for the first. Those with the same progress share it. */
  readonly place: number;
}

/** The ranks as a participant sees them. */
export interface Ranks {
  /** Up to three places nearest to theirs, the best first. Nobody in it is last. */
  readonly places: readonly Place[];
  /** The next one ahead of them, and what they are ahead by; undefined for the first. */
  readonly ahead: { readonly id: string; readonly by: number } | undefined;
}

/** The number of places that a participant sees. */
const SHOWN = 3;

/**
 * Returns the ranks as one participant sees them; undefined if they aren't in them. `all`: those who are in the ranks and
 * have logged something. Those with the least progress get no place, unless everyone has the same.
 */
export function ranksFor(all: readonly Ranked[], id: string): Ranks | undefined {
  const own = all.find((it) => it.id === id);
  if (!own) return undefined;
  const sorted = [...all].sort((a, b) => b.done - a.done || compare(a.id, b.id));
  const placed = sorted.map((it): Place => ({ ...it, place: 1 + all.filter(({ done }) => done > it.done).length }));
  const shown = placed.filter(({ place, done }) => place === 1 || all.some((it) => it.done < done));
  const next = [...sorted].reverse().find(({ done }) => done > own.done);
  const found = shown.findIndex((it) => it.id === id);
  const middle = found < 0 ? shown.length - 1 : found;
  const start = Math.max(0, Math.min(middle - 1, shown.length - SHOWN));
  return {
    places: shown.slice(start, start + SHOWN),
    ahead: next && { id: next.id, by: Math.round((next.done - own.done) * 100) / 100 },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
