/** Returns a bar that reads well as text. It is full only if all is done, and empty only if nothing is. */
export function barOf(part: number, width = 10): string {
  const filled = part >= 1 ? width : Math.min(width - 1, Math.max(part > 0 ? 1 : 0, Math.floor(part * width)));
  return '▰'.repeat(filled) + '▱'.repeat(width - filled);
}
