const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

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
