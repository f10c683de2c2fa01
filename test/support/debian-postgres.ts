import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { chownToPostgres, postgresUser } from '../../src/core/database/embedded-postgres-files.js';
import { freePort } from './redis.js';

/** Where Debian and Ubuntu put each version of Postgres, with the programs that dump and restore. */
const VERSIONS = '/usr/lib/postgresql';

/** The oldest version that is installed, because the embedded Postgres is a new one. */
const BINARIES = existsSync(VERSIONS)
  ? readdirSync(VERSIONS)
      .toSorted((one, other) => Number(one) - Number(other))
      .map((version) => join(VERSIONS, version, 'bin'))
      .find((path) => existsSync(join(path, 'initdb')))
  : undefined;

export const hasDebianPostgres = BINARIES !== undefined;

const program = (name: string) => join(BINARIES ?? '', name);

export interface DebianPostgres {
  /** Returns the address of a database for a role, with the role's name as its password. */
  url(role: string, database: string): string;
  /** Runs statements as the superuser, in the database of that name. */
  run(statements: string, database?: string): Promise<pg.QueryResultRow[]>;
  stop(): Promise<void>;
}

/** Starts an empty server with its data in `folder`, which must not exist. */
export async function startDebianPostgres(folder: string): Promise<DebianPostgres> {
  mkdirSync(folder);
  chownToPostgres(folder);
  const options = { env: { LC_ALL: 'C' }, cwd: folder, ...postgresUser() };
  const data = join(folder, 'data');
  const setUp = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  await promisify(execFile)(program('initdb'), setUp, options);
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'max_connections=60'];
  const arguments_ = ['-D', data, '-p', String(port), ...settings.flatMap((it) => ['-c', it])];
  const child = spawn(program('postgres'), arguments_, { stdio: 'ignore', ...options });
  const url = (role: string, database: string) => `postgres://${role}:${role}@127.0.0.1:${port}/${database}`;
  const run = async (statements: string, database = 'postgres') => {
    const client = new pg.Client({ connectionString: url('postgres', database) });
    await client.connect();
    try {
      return [await client.query(statements)].flat().at(-1)?.rows ?? [];
    } finally {
      await client.end();
    }
  };
  while (!(await run('select 1').catch(() => undefined))) {
    if (child.exitCode !== null) throw new Error('Debian’s Postgres did not start.');
    await pause(50);
  }
  return { url, run, stop: () => end(child) };
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('close', () => resolve());
    child.kill('SIGINT'); // a "fast" shutdown
  });
}

/** Runs one of Postgres' programs, such as `pg_dump`. Returns its exit code and what it printed as errors. */
export function runProgram(name: string, ...arguments_: string[]): Promise<{ code: number; errors: string }> {
  return new Promise((resolve) => {
    execFile(program(name), arguments_, (error, _, errors) => {
      resolve({ code: error ? Number(error.code) : 0, errors });
    });
  });
}
