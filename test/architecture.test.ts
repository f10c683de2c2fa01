import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = process.cwd();

/** Returns the TypeScript files in a folder and its subfolders, as paths from the repository root. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true })
    .map((entry) => join(folder, String(entry)))
    .filter((path) => /\.ts$/.test(path) && statSync(join(ROOT, path)).isFile());
}

const source = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Returns the imports of a file: our own files as paths from the repository root, packages by name. */
function importsOf(path: string): string[] {
  const specifiers = [...source(path).matchAll(/(?:from|import)\s+'([^']+)'|import\('([^']+)'\)/g)].map(
    (it) => it[1] ?? it[2] ?? '',
  );
  return specifiers.map((it) =>
    it.startsWith('.') ? relative(ROOT, join(ROOT, dirname(path), it)).replace(/\.js$/, '.ts') : it,
  );
}

/** Returns the part of the app that a file belongs to: `core`, `slack`, `queue`, `feature checkins`, or `top`. */
function partOf(path: string): string {
  const [, first = '', second = ''] = path.split('/');
  if (first === 'features') return second.endsWith('.ts') ? 'features' : `feature ${second}`;
  return ['core', 'slack', 'queue', 'attention'].includes(first) ? first : 'top';
}

/** Returns true if a file of the part `from` may import this file. All imports that are not listed are forbidden. */
function mayImport(from: string, path: string): boolean {
  const to = partOf(path);
  if (from === to || from === 'top') return path.startsWith('src/');
  if (from === 'core') return false;
  if (from === 'slack' || from === 'queue') return to === 'core';
  if (from === 'attention') return ['core', 'slack', 'queue'].includes(to);
  if (from === 'features') return to.startsWith('feature ') ? path.endsWith('/index.ts') : path === 'src/feature.ts';
  return (
    ['core', 'slack', 'queue', 'attention'].includes(to) ||
    path === 'src/feature.ts' ||
    (to.startsWith('feature ') && path.endsWith('/index.ts'))
  );
}

const files = filesBelow('src');

test('every part imports only the parts that it is allowed to import', () => {
  const offences = files.flatMap((file) =>
    importsOf(file)
      .filter((path) => path.startsWith('src/') || path.startsWith('test/') || path.startsWith('..'))
      .filter((path) => !mayImport(partOf(file), path))
      .map((path) => `${file} imports ${path}`),
  );
  expect(offences).toEqual([]);
});

test.each([
  ['core', 'src/slack/blocks/blocks.ts', false],
  ['core', 'src/core/database/database.ts', true],
  ['slack', 'src/queue/job.ts', false],
  ['queue', 'src/core/retry.ts', true],
  ['attention', 'src/slack/dnd.ts', true],
  ['attention', 'src/feature.ts', false],
  ['feature checkins', 'src/features/community/index.ts', true],
  ['feature checkins', 'src/features/community/store.ts', false],
  ['feature checkins', 'src/app.ts', false],
  ['top', 'test/support/story.ts', false],
])('%s may import %s: %s', (from, path, allowed) => {
  expect(mayImport(from, path)).toBe(allowed);
});

/** The parts of a feature. Each is a file or, if it needs several files, a folder. */
const ROLES = [
  ...['index', 'contracts', 'copy', 'domain', 'handlers', 'home', 'jobs', 'proactive', 'schema'],
  ...['starters', 'store', 'views'],
];

test('a feature contains only files and folders with the agreed names', () => {
  const parts = files
    .filter((path) => partOf(path).startsWith('feature '))
    .map((path) => [path, path.split('/')[3]?.replace(/\.ts$/, '') ?? '']);
  expect(parts.filter(([, part]) => !ROLES.includes(part ?? '')).map(([path]) => path)).toEqual([]);
});

test('the median source file has fewer than 60 lines', () => {
  const lengths = files.map((path) => source(path).split('\n').length - 1).sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(60);
});

test('at the top of src, only app.ts and the commands that need the inventory import features', () => {
  const importers = files
    .filter((file) => partOf(file) === 'top' && importsOf(file).some((path) => path.startsWith('src/features/')))
    .sort();
  const commands = ['src/commands/erase.ts', 'src/commands/keys.ts'];
  expect(importers).toEqual(['src/app.ts', ...commands]);
  for (const command of commands)
    expect(importsOf(command).filter((path) => path.startsWith('src/features/'))).toEqual(['src/features/index.ts']);
});

test('there are no import cycles', () => {
  const graph = new Map(files.map((file) => [file, importsOf(file).filter((path) => path.startsWith('src/'))]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (file: string, chain: readonly string[]) => {
    if (chain.includes(file)) cycles.push([...chain.slice(chain.indexOf(file)), file].join(' → '));
    else if (!done.has(file)) for (const next of graph.get(file) ?? []) walk(next, [...chain, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  expect(cycles).toEqual([]);
});

test('certain packages are imported only in their own part of the code', () => {
  const homes: Record<string, RegExp> = {
    '@slack/bolt': /^src\/slack\//,
    bullmq: /^src\/queue\//,
    ioredis: /^src\/queue\//,
    pg: /^src\/core\//,
    'prom-client': /^src\/core\/metrics/,
    pino: /^src\/core\/log/,
    'temporal-polyfill': /^src\/core\/calendar/,
    'date-holidays': /^src\/attention\/holidays/,
    'countries-and-timezones': /^src\/attention\/holidays/,
  };
  const offences = files.flatMap((file) =>
    importsOf(file)
      .filter((path) => homes[path] && !homes[path]?.test(file))
      .map((path) => `${file} imports ${path}`),
  );
  expect(offences).toEqual([]);
});

const matching = (paths: RegExp, text: RegExp) => files.filter((file) => paths.test(file) && text.test(source(file)));

test('domain and views use no clock, no randomness and no await', () => {
  expect(
    matching(
      /\/(domain|views)(\/|\.ts$)/,
      /new Date\(\)|Date\.now|Math\.random|randomUUID|process\.|\bawait\b|\basync\b/,
    ),
  ).toEqual([]);
});

test('views contain no words for users, because those belong in copy', () => {
  expect(matching(/^src\/features\/.*\/views/, /plainText\('|md`[^`$]*[A-Za-z]{4,}/)).toEqual([]);
});

test('only core/config.ts reads the environment', () => {
  expect(matching(/./, /process\.env|loadEnvFile/)).toEqual(['src/core/config.ts']);
});

test('only core/database/tenancy.ts calls pgTable, so that every table belongs to a workspace', () => {
  expect(matching(/./, /\bpgTable\(/)).toEqual(['src/core/database/tenancy.ts']);
});

test('no SQL counts days in a zone of a person, because Postgres may not know a zone that Node.js knows', () => {
  expect(matching(/^src\//, /at time zone \$\{/)).toEqual([]);
});

test('no SQL compares text without case, because Postgres may know only the letters A to Z', () => {
  expect(matching(/^src\//, /(?<!\.)\b(lower|upper|initcap)\(|\bcitext\b|\bilike\b|~\*/i)).toEqual([]);
});

test('only four files read the time from anything but the app’s clock', () => {
  const reads = matching(/./, /new Date\(\)|Date\.now\(\)/);
  // They use the machine's clock: the clock itself, the age of a signature, the age of a job and the time of its next
  // attempt, and the time of the next sweep.
  expect(reads.sort()).toEqual([
    'src/core/clock.ts',
    'src/queue/run.ts',
    'src/queue/schedule.ts',
    'src/slack/inbound/signature.ts',
  ]);
});
