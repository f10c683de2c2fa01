import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const pages = ['README.md', 'CONTRIBUTING.md', 'PRIVACY.md', 'SECURITY.md', 'CHANGELOG.md', ...markdownBelow('docs')];

function markdownBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((it) => it.endsWith('.md'))
    .map((it) => join(folder, it));
}

const found = (page: string, pattern: RegExp) =>
  [...readFileSync(page, 'utf8').matchAll(pattern)].map((it) => it[1] ?? '');

test.each(pages)('every relative link in %s points to an existing file', (page) => {
  const links = found(page, /\]\((?!https?:|#)([^)#]+)/g);
  expect(links.filter((it) => !existsSync(join(dirname(page), it)))).toEqual([]);
});

test.each(pages)('every file that %s names exists', (page) => {
  const paths = found(page, /`((?:src|test|docs|db|bench|scripts|local-slack)\/[\w./-]+\.\w+)`/g);
  // CONTRIBUTING.md uses a feature named `thanks` as an example. It does not exist.
  expect(paths.filter((it) => !it.includes('/thanks/') && !existsSync(it))).toEqual([]);
});

const tasks = [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/^\| ([^|]+) \| `([^`]+)` \| `([^`]+)` \|$/gm)];

test('CONTRIBUTING.md lists at least twenty tasks, each with a file and a symbol', () => {
  expect(tasks.length).toBeGreaterThanOrEqual(20);
});

test.each(tasks.map(([, task, file, symbol]) => [task, file, symbol] as const))(
  'for the task “%s”, %s defines %s',
  (_, file = '', symbol = '') => {
    const defines = new RegExp(`\\b(?:const|function|class) ${symbol}\\b|^ {2}${symbol}: `, 'm');
    expect(existsSync(file) && defines.test(readFileSync(file, 'utf8'))).toBe(true);
  },
);

test('README.md has fewer than 200 lines, and none over 100 characters', () => {
  const lines = readFileSync('README.md', 'utf8').split('\n');
  expect(lines.length).toBeLessThan(200);
  expect(lines.filter((line) => line.length > 100 && !line.startsWith('|'))).toEqual([]);
});
