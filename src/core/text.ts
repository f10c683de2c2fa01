const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

// The groups capture what stays: emoji with their joiners, and joiners that Arabic or Indic spelling needs.
const EMOJI =
  /\p{Extended_Pictographic}(?:[\uFE0F\p{Emoji_Modifier}]|[\u{E0030}-\u{E007A}]{2,6}\u{E007F}|\u200D\p{Extended_Pictographic})*|[0-9#*]\uFE0F\u20E3/u;
const JOINERS = /(?<=[\p{Script=Arabic}\p{M}])[\u200C\u200D](?=\p{L})/u;
const UNSEEN = /(?!\t)[\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB\u2800\u{1D159}]/u;
const INVISIBLE = new RegExp(`(${EMOJI.source}|${JOINERS.source})|${UNSEEN.source}`, 'gu');

/**
 * Returns a typed text without characters that nobody sees: those could hide words, turn their direction, or make it look
 * like another text. Keeps its lines. Empty if nothing else is in it.
 */
export function visibleText(text: string): string {
  return linesOf(text)
    .map((line) => line.replace(INVISIBLE, '$1'))
    .join('\n')
    .trim();
}

/** Returns a name, on one line, without characters that nobody sees. Empty if nothing else is in it. */
export function visibleName(name: string): string {
  return visibleText(name).replace(/\s+/gu, ' ');
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
