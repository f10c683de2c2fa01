import { diffArrays } from 'diff';

/** The most topics of a community. */
export const MOST_TOPICS = 20;

/** A topic with its new name, which is empty if it goes. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

/** The way from one list of topics to the next. */
export interface Changes {
  readonly removed: readonly string[];
  readonly renamed: readonly Rename[];
}

/** Returns the topics without those that differ from an earlier one in upper and lower case only. */
export function distinct(topics: readonly string[]): string[] {
  return topics.filter((topic, i) => topics.findIndex((it) => isSame(it, topic)) === i);
}

/** Returns those of these topics that aren't in the list. */
export function missingIn(list: readonly string[], topics: readonly string[]): string[] {
  return distinct(topics).filter((topic) => !list.some((it) => isSame(it, topic)));
}

/**
 * Returns how the second list comes from the first. A topic that is only written in other letters is renamed. `questions` are
 * removed ones in whose place the list has a new one, which may be a new name.
 */
export function changesTo(
  before: readonly string[],
  after: readonly string[],
): Changes & { readonly questions: readonly Rename[] } {
  const renamed = before.flatMap((from) =>
    after.filter((to) => to !== from && isSame(from, to)).map((to) => ({ from, to })),
  );
  const removed = missingIn(after, before);
  const added = missingIn(before, after);
  const questions = replaced(before, after).filter(({ from, to }) => removed.includes(from) && added.includes(to));
  return { removed, renamed, questions };
}

/** Returns the removed topics that nothing takes the place of. */
export function losses(removed: readonly string[], replaced: readonly Rename[]): Rename[] {
  return removed.filter((topic) => !replaced.some(({ from }) => from === topic)).map((from) => ({ from, to: '' }));
}

export function isLoss({ to }: Rename): boolean {
  return to === '';
}

/** Returns the changes with the answers to the questions: these are new names. */
export function answered({ removed, renamed }: Changes, newNames: readonly Rename[]): Changes {
  return {
    removed: removed.filter((topic) => !newNames.some(({ from }) => from === topic)),
    renamed: [...renamed, ...newNames],
  };
}

/** Pairs what is gone from a place in the list with what has come there, in order. */
function replaced(before: readonly string[], after: readonly string[]): Rename[] {
  const parts = diffArrays([...before], [...after], { comparator: isSame });
  return parts.flatMap((part, i) => {
    const next = parts[i + 1];
    if (!next || !(part.removed || part.added) || !(next.removed || next.added)) return [];
    const [gone, come] = part.removed ? [part.value, next.value] : [next.value, part.value];
    return gone.flatMap((from, at) => (come[at] === undefined ? [] : [{ from, to: come[at] }]));
  });
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
