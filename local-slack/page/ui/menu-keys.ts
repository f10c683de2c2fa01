export function itemsIn(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
}

/** The item that a key moves to: an arrow, Home, End or the first letter of an item. */
export function nextItem(items: readonly HTMLElement[], key: string, isRow: boolean): HTMLElement | undefined {
  const at = items.findIndex((it) => it.matches(':focus'));
  const [back, on] = isRow ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  if (key === on) return items[(at + 1) % items.length];
  if (key === back) return items.at(at - 1);
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  if (key.length !== 1) return undefined;
  const others = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return others.find((it) => it.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()));
}
