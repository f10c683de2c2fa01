/** The largest number of options in one list of checkboxes in Slack. */
export const MAX_OPTIONS = 10;

/** The results that a check-in can record for a commitment: done, still open, or removed from the list. */
export type Results = Readonly<Record<string, 'done' | 'carry' | 'drop'>>;

/** Checkboxes that were pressed: all their ids, those that were shown as ticked, and those that are ticked now. */
export interface Pressed {
  readonly offered: readonly string[];
  readonly shown: readonly string[];
  readonly ticked: readonly string[];
}

/** The block of checkboxes that was pressed, and Slack's time of that, as seconds with six decimals. */
export interface Press {
  readonly pressedIn: string;
  readonly pressedAt: string;
}

/** Returns true if a later press in the same block was handled before this one, so that this one changes nothing. */
export function isOvertaken(press: Press, last: { readonly [Key in keyof Press]: string | null }): boolean {
  return last.pressedIn === press.pressedIn && last.pressedAt !== null && last.pressedAt > press.pressedAt;
}

/**
 * Returns the ids to tick and to untick. `done` are those that are ticked by now. A press changes one thing, so if more
 * differ from `done`, the list was changed elsewhere meanwhile, and only what differs from `shown` counts.
 */
export function changesOf({ offered, shown, ticked }: Pressed, done: readonly string[]) {
  const differing = (from: readonly string[]) => offered.filter((id) => ticked.includes(id) !== from.includes(id));
  const fromNow = differing(done);
  const changed = fromNow.length > 1 ? differing(shown) : fromNow;
  return {
    tick: changed.filter((id) => ticked.includes(id)),
    untick: changed.filter((id) => !ticked.includes(id)),
  };
}

/** Splits a list into as few parts as Slack's limit for checkboxes allows. */
export function inParts<It>(list: readonly It[]): It[][] {
  const count = Math.ceil(list.length / MAX_OPTIONS);
  return Array.from({ length: count }, (_, i) => list.slice(i * MAX_OPTIONS, (i + 1) * MAX_OPTIONS));
}

/**
 * Returns the result for each commitment that the person ticked, removed, or unticked again. `before` are those that
 * they may have unticked. What is ticked and removed counts as done. Others keep their state, so that a form that was
 * open for long undoes nothing.
 */
export function resultsOf(it: {
  readonly before: readonly string[];
  readonly ticked: readonly string[];
  readonly removed: readonly string[];
}): Results {
  const all = (ids: readonly string[], result: Results[string]) => ids.map((id) => [id, result] as const);
  return Object.fromEntries([...all(it.before, 'carry'), ...all(it.removed, 'drop'), ...all(it.ticked, 'done')]);
}
