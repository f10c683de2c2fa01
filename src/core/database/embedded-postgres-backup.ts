import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { giveToPostgres, passwordFiles } from './embedded-postgres-files.js';

/** What a running server keeps for itself; a copy makes its own. */
const SERVER_FILES =
  /^(postmaster\.(pid|opts)|(pg_dynshmem|pg_notify|pg_replslot|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans|pg_wal)\/.*|.*pgsql_tmp.*)$/;

/** Tells from where on the log has to be read again, so it must not be older than anything else. */
const CONTROL_FILE = 'global/pg_control';

/**
 * Copies an embedded Postgres that runs in `home` into `target`, a folder to be, for another to start from. What was committed before the end of
 * this is in it. By Postgres' own way of copying a server that goes on working: files as they are, and the log of what changed meanwhile.
 */
export async function copyRunning(home: string, ownerUrl: string, target: string): Promise<void> {
  const draft = `${target}.unfinished`;
  const [from, to] = [join(home, 'data'), join(draft, 'postgres', 'data')];
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  // Others may enter these, or Postgres could not where root made them; into the data nobody else may.
  await mkdir(dirname(to), { recursive: true });
  try {
    // For as long as we are connected no log is thrown away.
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
  giveToPostgres(draft);
  await rename(draft, target);
}

/** Empty folders too: Postgres wants them. */
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
    // Dropped since we looked.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
