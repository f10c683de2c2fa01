/** The possible outcomes of a check-in. `stopped`: the member stopped taking part before they answered. */
export const OUTCOMES = ['answered', 'skipped', 'away', 'stopped'] as const;
export type Outcome = (typeof OUTCOMES)[number];
