/** Things that have no name of their own, each with its place as its key. For what is only ever replaced as a whole. */
export function numbered<Thing>(things: readonly Thing[]): { readonly key: number; readonly it: Thing }[] {
  return things.map((it, key) => ({ key, it }));
}
