import { type Settings, settingsOfThisProcess } from '../core/config.js';
import { type Database, openDatabase } from '../core/database/database.js';
import { findDatabase } from '../core/database/find-database.js';
import { createLog, type Log } from '../core/log.js';

/**
 * A task that an operator runs with `node dist/main.js <name> …`. Takes the arguments after its name, prints, and
 * returns the exit code.
 */
export type Command = (words: readonly string[]) => Promise<number>;

/** The dependencies of a command that needs the database. */
export interface CommandContext {
  readonly settings: Settings;
  readonly db: Database;
  readonly log: Log;
}

/** Opens the database of this process's settings, runs `work`, and closes it again. Throws `SettingsError`. */
export async function withDatabase<T>(work: (it: CommandContext) => Promise<T>): Promise<T> {
  const settings = settingsOfThisProcess();
  const log = createLog('error');
  const found = await findDatabase(settings.database);
  // As behind a pooler, which keeps nothing for the few statements of a command.
  const db = openDatabase(found.url, 2, log, undefined, { isPooled: true });
  try {
    return await work({ settings, db, log });
  } finally {
    await db.close();
    await found.stop();
  }
}

export function print(...lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}
