import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const MARKS = /(?<![\p{L}\p{N}])[*_~`](?=\S).*?(?<=\S)[*_~`](?![\p{L}\p{N}])/u;

/** Serves as a text, and as a list of texts. */
const WORD = Object.assign(new String('x'), { map: () => ['x'] });

/** Returns the strings in the words of a feature, with a word for each argument. */
function stringsIn(copy: unknown): string[] {
  if (typeof copy === 'string') return [copy];
  if (typeof copy === 'function') return stringsIn(copy(...[1, 2, 3, 4].map(() => WORD)));
  if (Array.isArray(copy)) return copy.flatMap(stringsIn);
  if (typeof copy !== 'object' || copy === null || 'source' in copy) return [];
  return Object.values(copy).flatMap(stringsIn);
}

test('words with markup are marked as such, since any other text is shown as it is', async () => {
  const found: string[] = [];
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((it) => /\bcopy(\/.*)?\.ts$/.test(it));
  for (const file of files) {
    const words = await import(pathToFileURL(join('src', file)).href);
    found.push(...stringsIn({ ...words }).filter((text) => MARKS.test(text)));
  }
  expect(found).toEqual([]);
});
