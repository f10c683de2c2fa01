/** What Slack numbers things with. Deterministic in one world, so that two runs read alike. */
export interface Ids {
  /** `U0000000001` and the like. */
  id(prefix: string): string;
  /** Ids of blocks and elements that came without one. */
  short(): string;
  /** A message or event time stamp: `1700000000.000100`, unique and increasing. */
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

/** Seconds since 1970, as most of Slack's numbers of time are. */
export function epoch(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
