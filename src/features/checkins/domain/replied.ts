/** A member who replied to check-ins of another. */
export interface Pair {
  readonly from: string;
  readonly to: string;
}

/** Returns the number of other members who replied to this one, and of those to whom this one replied. */
export function repliesOf(userId: string, pairs: readonly Pair[]): { readonly from: number; readonly to: number } {
  const others = pairs.filter(({ from, to }) => from !== to);
  return {
    from: new Set(others.filter((it) => it.to === userId).map((it) => it.from)).size,
    to: new Set(others.filter((it) => it.from === userId).map((it) => it.to)).size,
  };
}

/** A member who replied to others, by their names, in the order of the alphabet. */
export interface Helper {
  readonly name: string;
  readonly to: readonly string[];
}

/**
 * Returns who replied to whom, those who replied to the most members first. Leaves out people who are not in `names`, the
 * names of current members by their ids.
 */
export function helpersOf(pairs: readonly Pair[], names: ReadonlyMap<string, string>): Helper[] {
  const byHelper = new Map<string, Set<string>>();
  for (const { from, to } of pairs)
    if (from !== to && names.has(from) && names.has(to)) byHelper.set(from, (byHelper.get(from) ?? new Set()).add(to));
  return [...byHelper]
    .map(([from, to]) => ({ name: names.get(from) ?? '', to: [...to].map((it) => names.get(it) ?? '').sort() }))
    .sort((a, b) => b.to.length - a.to.length || (a.name < b.name ? -1 : 1));
}
