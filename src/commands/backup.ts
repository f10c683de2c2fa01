import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { settingsOfThisProcess } from '../core/config.js';
import { startEmbeddedPostgres } from '../core/database/embedded-postgres.js';
import { copyRunning } from '../core/database/embedded-postgres-backup.js';
import { reachableFolder } from '../core/database/embedded-postgres-files.js';
import { type Command, print } from './command.js';

const USAGE = 'Name a folder for the copy that doesn’t exist yet: npm run backup -- /backup/hearth';

/** Copies the embedded database; Hearth may be running or not. */
export const backup: Command = async ([folder]) => {
  if (!folder) return refuse(USAGE, 2);
  const target = resolve(folder);
  if (existsSync(target)) return refuse(`${target} already exists. Name a folder that doesn’t exist yet.`, 1);
  const { database } = settingsOfThisProcess();
  if ('url' in database)
    return refuse('Hearth uses your own Postgres (DATABASE_URL). Back it up with Postgres’s tools.', 1);
  const found = await startEmbeddedPostgres(database.folder);
  try {
    await copyRunning(reachableFolder(database.folder), found.ownerUrl, target);
  } finally {
    await found.stop();
  }
  print(`The copy of the database is in ${target}. To start Hearth from it: HEARTH_DATA=${target} npm start`);
  return 0;
};

function refuse(why: string, code: number): number {
  print(why);
  return code;
}
