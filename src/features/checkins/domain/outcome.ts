/**
 * The possible outcomes of a check-in. `stopped`: the member stopped taking part before they answered. `rested`: the
 * community was paused or closed. Only answers and skips are responses; the others count for nothing.
 */
export const OUTCOMES = ['answered', 'skipped', 'away', 'stopped', 'rested'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The reasons that a member may give for a skip, which nobody else sees. */
export const SKIP_REASONS = ['ill', 'no-time', 'nothing'] as const;
