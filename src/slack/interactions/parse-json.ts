/** Returns the value of a JSON text; undefined if it is malformed or missing. */
export function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
