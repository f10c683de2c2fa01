/** The largest number of options in one list of checkboxes in Slack. */
export const MAX_OPTIONS = 10;

/** The results that a check-in can record for a commitment: done, still open, or removed from the list. */
export type Results = Readonly<Record<string, 'done' | 'carry' | 'drop'>>;

/**
 * Checkboxes that were pressed: all their ids, those that were shown as ticked, and those that are ticked now; and their
 * block, and Slack's time of the press, as seconds with six decimals.
 */
export interface Pressed {
  readonly offered: readonly string[];
  readonly shown: readonly string[];
  readonly ticked: readonly string[];
  readonly pressedIn: string;
  readonly pressedAt: string;
}

/** A commitment that a press offers, with the last press that offered it: in which block, when, and whether ticked. */
export interface LastPress {
  readonly id: string;
  readonly pressedIn: string | null;
  readonly pressedAt: string | null;
  readonly pressedOn: boolean | null;
}

/**
 * Returns the ids to tick and to untick: those that differ from the last press in the same block, or from what the block
 * showed. So what was ticked elsewhere meanwhile stays. Undefined if a later press in the same block came before this one.
 */
export function changesOf(press: Pressed, listed: readonly LastPress[]) {
  const { shown, ticked, pressedIn, pressedAt } = press;
  const isHere = (it: LastPress) => it.pressedIn === pressedIn;
  if (listed.some((it) => isHere(it) && it.pressedAt !== null && it.pressedAt > pressedAt)) return undefined;
  const wasOn = (it: LastPress) => (isHere(it) ? it.pressedOn === true : shown.includes(it.id));
  const changed = listed.filter((it) => ticked.includes(it.id) !== wasOn(it)).map(({ id }) => id);
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
