import { diffArrays, diffWordsWithSpace } from 'diff';
import type { Guidelines, Rule, Section } from './content.js';

/** A piece of a changed text. Those that are not `added` make the old text, and those not `removed` the new one. */
export interface Part {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** The changed rules of a section, in the order of the new text. */
export interface SectionChange {
  readonly title: readonly Part[];
  readonly rules: readonly (readonly Part[])[];
}

/** A rule before and after; one of them is undefined for a rule that is new or gone. */
interface Pair {
  readonly was: string | undefined;
  readonly now: string | undefined;
}

/** Rules with less in common than this share of their text are two rules, not one that changed. */
const MIN_IN_COMMON = 0.4;

/** Returns the change from one text to another, word by word. */
export function wordsBetween(was: string, now: string): Part[] {
  return diffWordsWithSpace(was, now).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

/** Returns what changed from one version to another, without the sections and rules that stayed or only moved. */
export function changesBetween(before: Guidelines, after: Guidelines): SectionChange[] {
  const gone = before.filter(({ id }) => !after.some((it) => it.id === id));
  const there = after.map((now) => ({ was: before.find(({ id }) => id === now.id), now }));
  return [...there, ...gone.map((was) => ({ was, now: undefined }))].flatMap(({ was, now }) => {
    const title = partsOf({ was: was?.title, now: now?.title });
    const rules = changedPairs(textsOf(was), textsOf(now)).map(partsOf);
    return rules.length > 0 || was?.title !== now?.title ? [{ title, rules }] : [];
  });
}

/** Returns the rules of a text that was edited. A rule that stayed or was reworded keeps its mark. */
export function keepingMarks(before: readonly Rule[], texts: readonly string[]): Rule[] {
  const pairs = pairsOf(
    before.map(({ text }) => text),
    texts,
  );
  const marked = new Set(before.filter((it) => it.isFirst).map(({ text }) => text));
  const firstNow = new Set(pairs.flatMap(({ was, now }) => (was && now && marked.has(was) ? [now] : [])));
  return texts.map((text) => ({ text, isFirst: firstNow.has(text) || marked.has(text) }));
}

function textsOf(section: Section | undefined): string[] {
  return section?.rules.map(({ text }) => text) ?? [];
}

function partsOf({ was, now }: Pair): Part[] {
  if (was === undefined) return [{ kind: 'added', text: now ?? '' }];
  return now === undefined ? [{ kind: 'removed', text: was }] : wordsBetween(was, now);
}

function changedPairs(before: readonly string[], after: readonly string[]): Pair[] {
  const changed = pairsOf(before, after).filter(({ was, now }) => was !== now);
  const moved = (text: string) =>
    changed.some(({ was, now }) => now === undefined && was === text) &&
    changed.some(({ was, now }) => was === undefined && now === text);
  return changed.filter(
    ({ was, now }) => !(was === undefined && moved(now ?? '')) && !(now === undefined && moved(was ?? '')),
  );
}

/** Pairs the rules before with those after, in the order of the new text. */
function pairsOf(before: readonly string[], after: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  let removed: string[] = [];
  for (const { added, removed: isRemoved, value } of diffArrays([...before], [...after])) {
    if (isRemoved) {
      removed = value;
      continue;
    }
    pairs.push(...matched(removed, added ? value : []));
    removed = [];
    if (!added) pairs.push(...value.map((text) => ({ was: text, now: text })));
  }
  return [...pairs, ...matched(removed, [])];
}

/** Pairs each removed rule with the next added one that has enough in common with it. */
function matched(removed: readonly string[], added: readonly string[]): Pair[] {
  const [was, ...others] = removed;
  if (was === undefined) return added.map((now) => ({ was: undefined, now }));
  const at = added.findIndex((now) => inCommon(was, now) >= MIN_IN_COMMON);
  if (at < 0) return [{ was, now: undefined }, ...matched(others, added)];
  const between = added.slice(0, at).map((now) => ({ was: undefined, now }));
  return [...between, { was, now: added[at] }, ...matched(others, added.slice(at + 1))];
}

/** Returns the share of two texts that they have in common, from 0 to 1. */
function inCommon(was: string, now: string): number {
  const same = wordsBetween(was, now).filter(({ kind }) => kind === 'same');
  const length = same.reduce((sum, { text }) => sum + text.trim().length, 0);
  return (2 * length) / (was.length + now.length);
}
