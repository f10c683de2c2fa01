/** Returns the instant of a Slack timestamp: seconds since 1970, with a fraction. */
export function instantOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}
