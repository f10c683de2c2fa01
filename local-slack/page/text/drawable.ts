/** A noncharacter. It renders in the same way as any character that no font contains. */
const NONE = '\u{10FFFF}';
const SIDE = 24;

const known = new Map<string, boolean>();

/** True if a font contains the character. Without emoji fonts, emoji would appear as empty boxes. */
export function isDrawable(character: string): boolean {
  const before = known.get(character);
  if (before !== undefined) return before;
  const drawable = draw(character) !== draw(NONE);
  known.set(character, drawable);
  return drawable;
}

function draw(character: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext('2d');
  if (!context) return character;
  context.font = '16px sans-serif';
  context.fillText(character, 0, 18);
  return canvas.toDataURL();
}
