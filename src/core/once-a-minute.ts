import { MINUTE } from './durations.js';
import { describeError, type Log } from './log.js';

/** Logs a warning. `facts.err` is the error. */
export type Warn = (facts: { readonly err: unknown; readonly [fact: string]: unknown }, message: string) => void;

/**
 * Returns a function that logs what an outage repeats without end: the first time at once, and then once a minute, with
 * the number of `times` since the last line. Warnings are the same if their messages and the codes of their errors are.
 */
export function warnOnceAMinute(log: Log, everyMs: number = MINUTE): Warn {
  const waiting = new Map<string, { times: number; facts: object }>();
  const write = (key: string, facts: object, message: string) => {
    log.warn(facts, message);
    waiting.set(key, { times: 0, facts });
    const timer = setTimeout(() => {
      const { times, facts: latest } = waiting.get(key) ?? { times: 0, facts };
      waiting.delete(key);
      if (times > 0) write(key, { ...latest, times }, message);
    }, everyMs);
    timer.unref();
  };
  return (facts, message) => {
    const { code, type } = describeError(facts.err);
    const key = `${message} ${code ?? type}`;
    const earlier = waiting.get(key);
    if (earlier) waiting.set(key, { times: earlier.times + 1, facts });
    else write(key, facts, message);
  };
}
