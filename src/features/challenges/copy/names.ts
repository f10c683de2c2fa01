/** Returns names as a list, with the number of others that it leaves out. */
export function listed(names: readonly string[], others = 0): string {
  const more = others > 0 ? [others === 1 ? '1 other' : `${others} others`] : [];
  return new Intl.ListFormat('en-GB').format([...names, ...more]);
}
