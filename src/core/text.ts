const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

// The group captures what stays: emoji with their joiners, and joiners that Arabic or Indic spelling needs.
const INVISIBLE =
  /(\p{Extended_Pictographic}(?:[\uFE0F\p{Emoji_Modifier}]|\u200D\p{Extended_Pictographic})*|(?<=[\p{Script=Arabic}\p{M}])[\u200C\u200D](?=\p{L}))|[\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * Returns a name without characters that nobody sees: those could hide words after it, turn their direction, or make it
 * look like another name. Empty if nothing else is in it.
 */
export function visibleName(name: string): string {
  return linesOf(name).join(' ').replace(INVISIBLE, '$1').replace(/\s+/gu, ' ').trim();
}

/** Returns the lines of a typed text, however they are separated. */
export function linesOf(text: string): string[] {
  return text.split(LINE_BREAK);
}

/** Returns a typed text on one line, without its empty lines. */
export function oneLine(text: string): string {
  return linesOf(text)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
