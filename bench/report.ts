import type { Defer } from './scope.js';

/** How a bench prints what it finds, and what it was asked for. */
export interface Run {
  readonly defer: Defer;
  /** Prints a line. */
  say(line: string): void;
  /** Prints a promise and whether it is held. One that is not makes the command end with exit code 1. */
  promise(that: string, isHeld: boolean): void;
  readonly options: Options;
}

export interface Options {
  /** How long the memory bench takes. */
  readonly seconds: number;
  /** How often the survive bench repeats each of its cases. */
  readonly runs: number;
}

export type Bench = (run: Run) => Promise<void>;
