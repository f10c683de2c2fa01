/** Generates IDs and timestamps. They are deterministic within a world, so two runs generate the same ones. */
export interface Ids {
  /** `U0000000001` and the like. */
  id(prefix: string): string;
  /** IDs for blocks and elements without one. */
  short(): string;
  /** A unique, increasing timestamp for a message or event: `1700000000.000100`. */
  ts(): string;
}

export function createIds(now: () => Date): Ids {
  let count = 0;
  let lastMicros = 0;
  return {
    id: (prefix) => prefix + String(++count).padStart(10, '0'),
    short: () => (++count).toString(36).padStart(5, '0'),
    ts() {
      lastMicros = Math.max(now().getTime() * 1000, lastMicros + 1);
      return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, '0')}`;
    },
  };
}

/** Seconds since 1970, Slack's usual unit of time. */
export function epoch(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
