import type { Visibility } from './plan.js';

interface Seen {
  readonly userId: string | null;
  readonly teamId: string | null;
}

/**
 * Returns true if a person sees the progress and the logs of a participant. `viewer` has no team if they don't take part.
 * Nobody sees those who were erased.
 */
export function sees(visibility: Visibility, viewer: Seen, participant: Seen): boolean {
  if (participant.userId === null) return false;
  if (participant.userId === viewer.userId || visibility === 'everyone') return true;
  return visibility === 'team' && participant.teamId !== null && participant.teamId === viewer.teamId;
}

/** Returns the sum of progress, exact to hundredths. */
export function sumOf(all: readonly { readonly done: number }[]): number {
  return all.reduce((sum, { done }) => sum + Math.round(done * 100), 0) / 100;
}

/** Returns the sum of each team by its id; those without a team are under null. */
export function sumsByTeam(all: readonly { readonly teamId: string | null; readonly done: number }[]) {
  const teams = new Set(all.map(({ teamId }) => teamId));
  return new Map([...teams].map((id) => [id, sumOf(all.filter(({ teamId }) => teamId === id))]));
}
