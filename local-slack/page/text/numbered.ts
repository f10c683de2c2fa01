/** Adds each item's index as its key. Use it only for lists that are replaced as a whole. */
export function numbered<Thing>(things: readonly Thing[]): { readonly key: number; readonly it: Thing }[] {
  return things.map((it, key) => ({ key, it }));
}
