import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../core/log.js';

/** The words of Bolt and its companions in our log. Their debug and info lines are left out: they quote what people wrote. */
export function boltLogger(log: Log): Logger {
  const bolt = log.child({ from: 'bolt' });
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...words) => bolt.warn(words.map(String).join(' ')),
    error: (...words) => bolt.error(words.map(String).join(' ')),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
