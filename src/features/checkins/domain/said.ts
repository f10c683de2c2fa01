/** A commitment, as far as it decides what an answer says about it. */
export interface Said {
  readonly id: string;
  readonly state: 'open' | 'done' | 'dropped';
  readonly madeIn: string | null;
  readonly endedIn: string | null;
}

/** Returns true for what is ticked on the list and not reported by any answer yet. Its own id ends it until then. */
export function isTicked({ id, state, endedIn }: Pick<Said, 'id' | 'state' | 'endedIn'>): boolean {
  return state === 'done' && endedIn === id;
}

/** Returns what that check-in reports as done. */
export function doneBy<It extends Said>(list: readonly It[], occurrenceId: string): It[] {
  return list.filter((it) => it.state === 'done' && it.endedIn === occurrenceId);
}

/** Returns what that check-in carried over, of what its answer speaks of. */
export function carriedBy<It extends Said>(spokenOf: readonly It[], occurrenceId: string): It[] {
  return spokenOf.filter((it) => it.madeIn !== occurrenceId && it.endedIn !== occurrenceId);
}

/** Returns what that check-in promises. */
export function nextBy<It extends Said>(list: readonly It[], occurrenceId: string): It[] {
  return list.filter((it) => it.madeIn === occurrenceId && !isDoneAtOnce(it));
}

/** Returns the other things that are done: those that that check-in added and reports as done. */
export function alsoBy<It extends Said>(list: readonly It[], occurrenceId: string): It[] {
  return list.filter((it) => it.madeIn === occurrenceId && isDoneAtOnce(it));
}

/** Returns how many earlier commitments stay on the list with these results. */
export function staying(
  list: readonly Said[],
  occurrenceId: string,
  results: Readonly<Record<string, 'done' | 'carry' | 'drop'>>,
): number {
  const earlier = list.filter((it) => it.madeIn !== occurrenceId);
  return earlier.filter(({ id, state }) => (results[id] ? results[id] === 'carry' : state === 'open')).length;
}

/** Returns true for one of the other things that a check-in reports as done, which it added itself. */
export function isDoneAtOnce({ state, madeIn, endedIn }: Said): boolean {
  return state === 'done' && madeIn === endedIn;
}
