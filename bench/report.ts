import { figure, median, spread } from './figures.js';
import type { Defer } from './scope.js';

/** The output and the options of a bench. */
export interface Run {
  readonly defer: Defer;
  /** Prints a line. */
  say(line: string): void;
  /** Prints a promise and whether it is held. A broken promise makes the command exit with code 1. */
  promise(that: string, isHeld: boolean): void;
  readonly options: Options;
}

export interface Options {
  /** The duration of the memory bench. */
  readonly seconds: number;
  /** The number of runs of each case of the survive bench. */
  readonly runs: number;
}

export type Bench = (run: Run) => Promise<void>;

/**
 * Runs each side once per round, one after another, so that other work on the machine slows all sides alike. Returns
 * the figures of each side by round.
 */
export async function inTurn<Side extends string>(
  rounds: number,
  sides: Readonly<Record<Side, () => Promise<number>>>,
): Promise<Record<Side, number[]>> {
  const figures = {} as Record<Side, number[]>;
  const names = Object.keys(sides) as Side[];
  for (const name of names) figures[name] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) figures[name].push(await sides[name]());
  }
  return figures;
}

/** Runs `work` this many times, one after another. Returns the median time of a run in milliseconds. */
export async function medianTime(times: number, work: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let n = 0; n < times; n += 1) took.push(await timeOf(work));
  return median(took);
}

/** Returns the duration of `work` in milliseconds. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

interface Side {
  readonly name: string;
  /** One value per round. */
  readonly values: readonly number[];
}

/**
 * Prints our figures, then those of each baseline in the same rounds with the ratio of ours to it in each round.
 * Returns the ratios by baseline and round.
 */
export function compare(run: Run, unit: string, ours: Side, ...baselines: readonly Side[]): number[][] {
  run.say(`${ours.name}: ${spread(ours.values, unit)}`);
  return baselines.map(({ name, values }) => {
    const ratios = ours.values.map((value, round) => value / (values[round] ?? Number.NaN));
    run.say(`Baseline, ${name}: ${spread(values, unit)}`);
    run.say(`Ratio to it: ${spread(ratios)} (by round: ${ratios.map(figure).join(', ')})`);
    return ratios;
  });
}
