/**
 * Returns the names of variables in the text of a `.env` file whose values Node cuts at a `#`. It takes the rest for a
 * comment, also when no space precedes it.
 */
export function cutValues(text: string): string[] {
  return text.split('\n').flatMap((line) => /^\s*(?:export\s+)?(\w+)\s*=\s*(?!["'`])\S*#/.exec(line)?.[1] ?? []);
}
