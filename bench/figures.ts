/** The value below which that share of all values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** `p50 4 ms, p95 9 ms, most 13 ms`. */
export function spread(milliseconds: readonly number[]): string {
  const at = (share: number) => `${Math.round(percentile(milliseconds, share))} ms`;
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)}`;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
