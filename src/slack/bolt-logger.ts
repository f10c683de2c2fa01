import { type Logger, LogLevel } from '@slack/bolt';
import { describeError, type Log } from '../core/log.js';

/** For Slack's clients: they would write what Slack says of a refused argument to the console, and we log each failure. */
export const SILENT_LOGGER: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.WARN,
  setName: () => undefined,
};

/**
 * Returns a logger that writes the warnings and errors of Bolt and Slack's other packages to our log. It drops their
 * debug and info lines, which quote what people wrote, and those error messages that might (see `describeError`).
 */
export function boltLogger(log: Log): Logger {
  const bolt = log.child({ from: 'bolt' });
  const textOf = (words: unknown[]) =>
    words.map((it) => (it instanceof Error ? JSON.stringify(describeError(it)) : String(it))).join(' ');
  return {
    ...SILENT_LOGGER,
    warn: (...words) => bolt.warn(textOf(words)),
    error: (...words) => bolt.error(textOf(words)),
  };
}
