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
