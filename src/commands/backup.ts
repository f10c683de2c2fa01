import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { settingsOfThisProcess } from '../core/config.js';
import { startEmbeddedPostgres } from '../core/database/embedded-postgres.js';
import { copyRunning } from '../core/database/embedded-postgres-backup.js';
import { reachableFolder } from '../core/database/embedded-postgres-files.js';
import { type Command, print } from './command.js';

const USAGE = 'Say where to put the copy, a folder that is not there yet: npm run backup -- /backup/hearth';

/** Copies the embedded database; Hearth may be running or not. */
export const backup: Command = async ([folder]) => {
  if (!folder) return refuse(USAGE, 2);
  const target = resolve(folder);
  if (existsSync(target)) return refuse(`There is something at ${target} already.`, 1);
  const { database } = settingsOfThisProcess();
  if ('url' in database) return refuse('DATABASE_URL names a Postgres of yours: back it up there.', 1);
  const found = await startEmbeddedPostgres(database.folder);
  try {
    await copyRunning(reachableFolder(database.folder), found.ownerUrl, target);
  } finally {
    await found.stop();
  }
  print(`The database is in ${target}. To start from it: HEARTH_DATA=${target} npm start`);
  return 0;
};

function refuse(why: string, code: number): number {
  print(why);
  return code;
}
