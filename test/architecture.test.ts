import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = process.cwd();

/** The source files below a folder, by their paths from the top. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true })
    .map((entry) => join(folder, String(entry)))
    .filter((path) => /\.ts$/.test(path) && statSync(join(ROOT, path)).isFile());
}

const source = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** What a file imports: files of ours by their paths from the top, packages by their names. */
function importsOf(path: string): string[] {
  const specifiers = [...source(path).matchAll(/(?:from|import)\s+'([^']+)'|import\('([^']+)'\)/g)].map(
    (it) => it[1] ?? it[2] ?? '',
  );
  return specifiers.map((it) =>
    it.startsWith('.') ? relative(ROOT, join(ROOT, dirname(path), it)).replace(/\.js$/, '.ts') : it,
  );
}

/** The part of the app that a path belongs to: `core`, `slack`, `queue`, `feature checkins`, or `top`. */
function partOf(path: string): string {
  const [, first = '', second = ''] = path.split('/');
  if (first === 'features') return second.endsWith('.ts') ? 'features' : `feature ${second}`;
  return ['core', 'slack', 'queue', 'attention'].includes(first) ? first : 'top';
}

/** Whether a file of one part may import this file. An allow-list: what is not named is not allowed. */
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

test('every part imports only what it may', () => {
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
])('that %s imports %s is allowed: %s', (from, path, allowed) => {
  expect(mayImport(from, path)).toBe(allowed);
});

/** The parts that a feature is made of: each a file, or a folder where there is more than one. */
const ROLES = [
  ...['index', 'contracts', 'copy', 'domain', 'handlers', 'home', 'jobs', 'proactive', 'schema'],
  ...['starters', 'store', 'views'],
];

test('every file of a feature is in the part that its name says', () => {
  const parts = files
    .filter((path) => partOf(path).startsWith('feature '))
    .map((path) => [path, path.split('/')[3]?.replace(/\.ts$/, '') ?? '']);
  expect(parts.filter(([, part]) => !ROLES.includes(part ?? '')).map(([path]) => path)).toEqual([]);
});

test('files stay short', () => {
  const lengths = files.map((path) => source(path).split('\n').length - 1).sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(60);
});

test('only the app puts features in their places, and only erasing needs the list of them besides', () => {
  const importers = files
    .filter((file) => partOf(file) === 'top' && importsOf(file).some((path) => path.startsWith('src/features/')))
    .sort();
  expect(importers).toEqual(['src/app.ts', 'src/commands/erase.ts']);
  expect(importsOf('src/commands/erase.ts').filter((path) => path.startsWith('src/features/'))).toEqual([
    'src/features/index.ts',
  ]);
});

test('there are no circles', () => {
  const graph = new Map(files.map((file) => [file, importsOf(file).filter((path) => path.startsWith('src/'))]));
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, way: readonly string[]) => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    else if (!done.has(file)) for (const next of graph.get(file) ?? []) walk(next, [...way, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  expect(circles).toEqual([]);
});

test('packages go where they belong', () => {
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

test('rules and views use no clock, no chance and no waiting', () => {
  expect(
    matching(
      /\/(domain|views)(\/|\.ts$)/,
      /new Date\(\)|Date\.now|Math\.random|randomUUID|process\.|\bawait\b|\basync\b/,
    ),
  ).toEqual([]);
});

test('words that people read are in copy', () => {
  expect(matching(/^src\/features\/.*\/views/, /plainText\('|md`[^`$]*[A-Za-z]{4,}/)).toEqual([]);
});

test('only the settings read the environment', () => {
  expect(matching(/./, /process\.env|loadEnvFile/)).toEqual(['src/core/config.ts']);
});

test('tables are made so that they belong to a workspace', () => {
  expect(matching(/./, /\bpgTable\(/)).toEqual(['src/core/database/tenancy.ts']);
});

test('time is read from the clock that the app was given', () => {
  const reads = matching(/./, /new Date\(\)|Date\.now\(\)/);
  // The machine's own: the clock itself, the age of a signature and of a job, when a job that waits is run again, and when a sweep is due.
  expect(reads.sort()).toEqual([
    'src/core/clock.ts',
    'src/queue/run.ts',
    'src/queue/schedule.ts',
    'src/slack/inbound/signature.ts',
  ]);
});
