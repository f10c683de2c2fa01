import type { RequestLine } from '../../page-api/shown-requests.js';

export interface Acknowledgements {
  readonly count: number;
  /** Real milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** The app's ack times, or undefined if nothing was sent to it. */
export function acknowledgements(lines: readonly RequestLine[]): Acknowledgements | undefined {
  const sorted = lines
    .filter((it) => it.kind !== 'call')
    .map((it) => it.ms)
    .sort((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const at = (share: number) => sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? 0;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}
