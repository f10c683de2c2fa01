import { type Guidelines, isSame, type Section } from './content.js';

/**
 * Returns a draft that was begun on `base` as one on `theirs`, which another organizer published in the meantime.
 * Nothing that the draft changed is lost; everything else is as they published it.
 */
export function rebased(base: Guidelines, mine: Guidelines, theirs: Guidelines): Guidelines {
  const find = (all: Guidelines, { id }: Section) => all.find((it) => it.id === id);
  const isUnchanged = (it: Section | undefined, from: Section | undefined) =>
    it && from ? isSame([it], [from]) : it === from;
  const fromThem = theirs.flatMap((section) => {
    const [was, own] = [find(base, section), find(mine, section)];
    if (isUnchanged(own, was)) return [section];
    return own ?? (isUnchanged(section, was) ? [] : [section]);
  });
  const onlyMine = mine.filter((it) => !find(theirs, it) && !isUnchanged(it, find(base, it)));
  return [...fromThem, ...onlyMine];
}
