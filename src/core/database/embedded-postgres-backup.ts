import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { isMissingFile } from '../missing-file.js';
import { chownToPostgres, passwordFiles } from './embedded-postgres-files.js';

/** Files that a server creates for itself. They are not copied, except that the WAL (`pg_wal`) is added at the end. */
const SERVER_FILES =
  /^(postmaster\.(pid|opts)|(pg_dynshmem|pg_notify|pg_replslot|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans|pg_wal)\/.*|.*pgsql_tmp.*)$/;

/** Holds the position from which WAL replay starts, so it must not be older than any other file of the copy. */
const CONTROL_FILE = 'global/pg_control';

/**
 * Copies an embedded Postgres that runs in `home` to `target`, a new folder from which another one can start. The copy
 * has everything that was committed before `pg_backup_stop`. It is made by Postgres' online backup: the files as they
 * are, and the WAL that was written meanwhile.
 */
export async function copyRunning(home: string, ownerUrl: string, target: string): Promise<void> {
  const draft = `${target}.unfinished`;
  const [from, to] = [join(home, 'data'), join(draft, 'postgres', 'data')];
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  // These folders get the default mode, so that Postgres' user can enter them when root creates them. The data folder
  // is closed to other users.
  await mkdir(dirname(to), { recursive: true });
  try {
    // The temporary slot keeps Postgres from removing WAL while this connection is open.
    await client.query(`select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)`);
    await client.query(`select pg_backup_start('hearth', true)`);
    await copyAll(from, to, (path) => !SERVER_FILES.test(path) && path !== CONTROL_FILE);
    await copyAll(from, to, (path) => path === CONTROL_FILE);
    const { rows } = await client.query<{ label: string }>('select labelfile as label from pg_backup_stop(false)');
    await writeFile(join(to, 'backup_label'), rows[0]?.label ?? '', { mode: 0o600 });
    await copyAll(from, to, (path) => path.startsWith('pg_wal/'));
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end();
  }
  for (const name of passwordFiles(home)) await copyFile(join(home, name), join(draft, 'postgres', name));
  chownToPostgres(draft);
  await rename(draft, target);
}

/** Copies the wanted files and all folders, including empty ones, which Postgres needs. */
async function copyAll(from: string, to: string, wanted: (path: string) => boolean): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(from.length + 1);
    if (!entry.isDirectory()) {
      if (wanted(path)) await copy(join(from, path), join(to, path));
    } else if (!SERVER_FILES.test(path)) await mkdir(join(to, path), { recursive: true, mode: 0o700 });
  }
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  try {
    await copyFile(from, to);
  } catch (error) {
    // The file was deleted after its folder was listed.
    if (!isMissingFile(error)) throw error;
  }
}
