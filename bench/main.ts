import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { benchActivity } from './activity.js';
import { benchChallenges } from './challenges.js';
import { benchDay } from './day.js';
import { benchHeld } from './held.js';
import { benchHome } from './home.js';
import { benchIntake } from './intake.js';
import { benchMemory } from './memory.js';
import { benchNudges } from './nudges.js';
import { benchPictures } from './pictures.js';
import { benchRate } from './rate.js';
import type { Bench, Options } from './report.js';
import { scope } from './scope.js';
import { benchStart } from './start.js';
import { benchSurvive } from './survive.js';
import { benchSweep } from './sweep.js';

/** The benches that run if none are named. Together they take less than ten minutes. */
const usual = new Map<string, Bench>([
  ['intake', benchIntake],
  ['home', benchHome],
  ['sweep', benchSweep],
  ['activity', benchActivity],
  ['nudges', benchNudges],
  ['challenges', benchChallenges],
  ['start', benchStart],
  ['pictures', benchPictures],
]);

const all = new Map<string, Bench>([
  ...usual,
  ['memory', benchMemory],
  ['rate', benchRate],
  ['day', benchDay],
  ['held', benchHeld],
  ['survive', benchSurvive],
]);

const USAGE = `Usage: npm run bench -- [all | name…] [--seconds n] [--runs n]
  Without a name: ${[...usual.keys()].join(', ')}.
  By name only, or with "all": ${[...all.keys()].filter((name) => !usual.has(name)).join(', ')}.
  --seconds n   how long "memory" sends events (300)
  --runs n      how often "survive" repeats each case (10)
`;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The benches and options on the command line. */
interface CommandLine {
  readonly names: readonly string[];
  readonly options: Options;
}

/** Parses the command line. Throws an error with a message for the user if it is invalid. */
function read(args: readonly string[]): CommandLine {
  const { positionals, values } = parseArgs({
    args: [...args],
    options: { seconds: { type: 'string', default: '300' }, runs: { type: 'string', default: '10' } },
    allowPositionals: true,
  });
  const unknown = positionals.find((name) => name !== 'all' && !all.has(name));
  if (unknown !== undefined) throw new Error(`There is no bench "${unknown}".`);
  const options = { seconds: Number(values.seconds), runs: Number(values.runs) };
  for (const [name, value] of Object.entries(options)) {
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1 up.`);
  }
  if (positionals.includes('all')) return { names: [...all.keys()], options };
  return { names: positionals.length > 0 ? positionals : [...usual.keys()], options };
}

/** Parses the command line, or exits with code 2 if it is invalid. */
function readOrExit(args: readonly string[]): CommandLine {
  try {
    return read(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exit(2);
  }
}

/** Rejects when a signal ends the command early, so that the bench still cleans up. */
const interrupted = new Promise<never>((_, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => reject(new Interruption(signal)));
});
interrupted.catch(() => undefined);

class Interruption extends Error {}

/** Runs one bench. Returns the promises that are broken. */
async function runBench(name: string, options: Options): Promise<string[]> {
  const broken: string[] = [];
  const say = (line: string) => print(`  ${line}`);
  const promise = (that: string, isHeld: boolean) => {
    say(`Promise: ${that}. ${isHeld ? 'Held.' : 'NOT HELD.'}`);
    if (!isHeld) broken.push(`${name}: ${that}`);
  };
  const started = performance.now();
  print(`\n${name}`);
  try {
    await scope((defer) => Promise.race([all.get(name)?.({ defer, say, promise, options }), interrupted]));
  } catch (error) {
    if (error instanceof Interruption) process.exit(130);
    say(`FAILED: ${error instanceof Error ? error.stack : error}`);
    broken.push(`${name}: it runs to its end`);
  }
  say(`Repeat: npm run bench -- ${name} (took ${Math.round((performance.now() - started) / 1000)} s)`);
  return broken;
}

const { names, options } = readOrExit(process.argv.slice(2));
const waiting = loadavg()[0] ?? 0;
print(
  `Node ${process.versions.node}, ${availableParallelism()} cores, ${waiting.toFixed(1)} processes that want one of them.`,
);
print('Other work on the machine makes figures worse. Trust ratios more: both sides were measured in turn.');
const broken: string[] = [];
for (const name of names) broken.push(...(await runBench(name, options)));
print(
  `\n${Math.round(performance.now() / 1000)} s in all. ${broken.length === 0 ? 'Every promise is held.' : 'Not held:'}`,
);
for (const one of broken) print(`  ${one}`);
process.exitCode = broken.length === 0 ? 0 : 1;
