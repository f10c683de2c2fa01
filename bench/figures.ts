/** Returns the value below which this share (0 to 1) of all values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [lower, upper] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return ((lower ?? Number.NaN) + (upper ?? Number.NaN)) / 2;
}

/** Formats a number with two decimals below 10, one below 100 and none above: `0.91`, `12.3`, `3,746`. */
export function figure(value: number): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Returns a text such as `lowest 3.10, median 4.00, highest 12.5 ms`. */
export function spread(values: readonly number[], unit = ''): string {
  const of = `lowest ${figure(Math.min(...values))}, median ${figure(median(values))}, highest ${figure(Math.max(...values))}`;
  return `${of} ${unit}`.trim();
}

/** Returns the means of consecutive groups of `size` values. */
export function means(values: readonly number[], size: number): number[] {
  return Array.from({ length: values.length / size }, (_, i) => {
    const some = values.slice(i * size, (i + 1) * size);
    return some.reduce((sum, value) => sum + value, 0) / size;
  });
}
