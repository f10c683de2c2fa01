import { chmodSync, copyFileSync, existsSync, openSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

/** Above it, the log begins anew, and what it held becomes `postgres.log.1`. */
const MAX_BYTES = 10 * 1024 ** 2;

const OWN_ONLY = 0o600;

/**
 * Settings that keep values out of the log. Postgres would add the row that a failed insert was about, and a part of
 * the text that it couldn't read.
 */
export const LOG_OPTIONS = [
  'log_error_verbosity=terse',
  'log_parameter_max_length=0',
  'log_parameter_max_length_on_error=0',
];

export function logFile(home: string): string {
  return join(home, 'postgres.log');
}

/** Opens the log in `home`, which only its owner may read, and returns its descriptor. */
export function openLog(home: string): number {
  const descriptor = openSync(logFile(home), 'a', OWN_ONLY);
  chmodSync(logFile(home), OWN_ONLY); // an earlier version let everybody read it
  return descriptor;
}

/** Begins the log anew if it has become too long. The server keeps its descriptor, so the file stays the same. */
export function rotateLog(home: string, maxBytes = MAX_BYTES): void {
  const file = logFile(home);
  if (!existsSync(file) || statSync(file).size <= maxBytes) return;
  copyFileSync(file, `${file}.1`);
  chmodSync(`${file}.1`, OWN_ONLY);
  truncateSync(file);
}
