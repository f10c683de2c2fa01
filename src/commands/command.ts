import { type Settings, settingsOfThisProcess } from '../core/config.js';
import { type Database, openDatabase } from '../core/database/database.js';
import { findDatabase } from '../core/database/find-database.js';
import { createLog, type Log } from '../core/log.js';

/** Something an operator has done once, by `node dist/main.js <name> …`. Gets the words after its name, prints, and gives the exit code. */
export type Command = (words: readonly string[]) => Promise<number>;

/** What a command works with that needs the database. */
export interface CommandContext {
  readonly settings: Settings;
  readonly db: Database;
  readonly log: Log;
}

/** Opens the database of this process's settings for a command, and closes it again. Throws `SettingsError`. */
export async function withDatabase<T>(work: (it: CommandContext) => Promise<T>): Promise<T> {
  const settings = settingsOfThisProcess();
  const log = createLog('error');
  const found = await findDatabase(settings.database);
  const db = openDatabase(found.url, 2, log);
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
