import { type Logger, LogLevel } from '@slack/bolt';
import { describeError, type Log } from '../core/log.js';

/**
 * The words of Bolt and its companions in our log. Their debug and info lines are left out, and the words of errors that may: they
 * quote what people wrote.
 */
export function boltLogger(log: Log): Logger {
  const bolt = log.child({ from: 'bolt' });
  const told = (words: unknown[]) =>
    words.map((it) => (it instanceof Error ? JSON.stringify(describeError(it)) : String(it))).join(' ');
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...words) => bolt.warn(told(words)),
    error: (...words) => bolt.error(told(words)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
