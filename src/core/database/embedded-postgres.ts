import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import type { DatabaseUrls } from '../config.js';
import { HOUR } from '../durations.js';
import { isMissingFile } from '../missing-file.js';
import {
  initialise,
  installBinaries,
  OWNER,
  passwordOf,
  postgresUser,
  reachableFolder,
} from './embedded-postgres-files.js';
import { LOG_OPTIONS, logFile, openLog, rotateLog } from './embedded-postgres-log.js';

export interface EmbeddedPostgres extends DatabaseUrls {
  /** Stops the server, unless another process still uses it. */
  stop(): Promise<void>;
}

/**
 * Starts Postgres from an npm package, with its data below `folder`, and waits until it accepts connections. Reuses a
 * server that already runs on that folder (started by another Hearth process, or left behind by one that was killed).
 * `durable: false` trades safety in a power failure for speed, for data that may be lost. Throws when npm has no
 * Postgres for this platform, and when the server doesn't start; both messages say what to do. If another process takes
 * the port that `freePort` returned, another port is tried.
 */
export async function startEmbeddedPostgres(
  folder: string,
  { durable = true, freePort = anyFreePort } = {},
): Promise<EmbeddedPostgres> {
  const home = reachableFolder(folder);
  const data = join(home, 'data');
  const binaries = installBinaries(home);
  await initialise(binaries, home, data);
  const server = (await serverRunningIn(home)) ?? (await launch(binaries, home, { durable, freePort }));
  rotateLog(home);
  const timer = setInterval(() => rotateLog(home), HOUR).unref();
  return {
    ...server,
    stop: () => {
      clearInterval(timer);
      return stopUnlessUsed(server);
    },
  };
}

/** A running server. Its addresses change with every start, because the port does. */
interface Server extends DatabaseUrls {
  readonly pid: number;
}

const DATABASE = 'postgres';

const APP = 'hearth_app';

interface Launching {
  readonly durable: boolean;
  readonly freePort: () => Promise<number>;
}

const MAX_PORTS = 3;

async function launch(binaries: string, home: string, { durable, freePort }: Launching): Promise<Server> {
  await removeStalePidFile(home);
  for (let tries = 0; tries < MAX_PORTS; tries += 1) {
    const server = await untilItAnswers(home, await spawnServer(binaries, home, durable, await freePort()));
    if (server) return server;
  }
  throw didNotStart(home);
}

async function spawnServer(binaries: string, home: string, durable: boolean, port: number): Promise<ChildProcess> {
  const options = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    ...LOG_OPTIONS,
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'max_connections=200']),
  ];
  const log = openLog(home);
  const child = spawn(
    join(binaries, 'bin', 'postgres'),
    ['-D', join(home, 'data'), '-p', String(port), ...options.flatMap((option) => ['-c', option])],
    // The server has its own process group, so that Ctrl-C reaches only Hearth, which stops it after the last query.
    { detached: true, stdio: ['ignore', log, log], env: { LC_ALL: 'C' }, ...postgresUser() },
  );
  child.unref();
  closeSync(log);
  await once(child, 'spawn');
  return child;
}

/** Returns the text of the file that Postgres keeps while it runs. It can go at any time, when a server ends. */
function pidFile(home: string): string | undefined {
  try {
    return readFileSync(join(home, 'data', 'postmaster.pid'), 'utf8');
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
}

/**
 * Removes the pid file of a server that was killed, if another program has its pid by now: Postgres would take that
 * program for a server on the same data, and not start. Should the server live after all, Postgres still refuses to
 * start a second one, because its shared memory is in use.
 */
async function removeStalePidFile(home: string): Promise<void> {
  const pid = Number(pidFile(home)?.split('\n')[0]);
  if (!pid) return;
  const command = await commandOf(pid);
  if (command && !command.includes('postgres')) rmSync(join(home, 'data', 'postmaster.pid'), { force: true });
}

/** Returns the command line of a process; undefined if there is none, or if this system has no `ps` that tells it. */
async function commandOf(pid: number): Promise<string | undefined> {
  try {
    return (await promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)])).stdout.trim();
  } catch {
    return undefined;
  }
}

/** Returns undefined if the process ended early and no other server is starting on the folder. */
async function untilItAnswers(home: string, child: ChildProcess): Promise<Server | undefined> {
  for (let waited = 0; waited < 30_000; waited += 25) {
    const server = await serverRunningIn(home);
    if (server) return server;
    if (child.exitCode !== null && pidFile(home) === undefined) return undefined;
    await pause(25);
  }
  throw didNotStart(home);
}

function didNotStart(home: string): Error {
  return new Error(`The embedded Postgres didn’t start. See ${logFile(home)}.`);
}

/** Returns the server that runs on the folder, by its `postmaster.pid`; undefined if none accepts connections. */
export async function serverRunningIn(home: string): Promise<Server | undefined> {
  const [pid, , , port, , , , status] = pidFile(home)?.split('\n') ?? [];
  if (status?.trim() !== 'ready') return undefined;
  const urlOf = (role: string) => `postgres://${role}:${passwordOf(home, role)}@127.0.0.1:${port}/${DATABASE}`;
  const server = { pid: Number(pid), url: urlOf(APP), ownerUrl: urlOf(OWNER) };
  return (await otherClients(server)) === undefined ? undefined : server;
}

/** Returns the number of other connections to the server, or undefined when it does not answer. */
async function otherClients(server: Server): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: server.ownerUrl, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ others: number }>(
      `select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    return rows[0]?.others;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function stopUnlessUsed(server: Server): Promise<void> {
  if (await isUsed(server)) return;
  try {
    process.kill(server.pid, 'SIGINT'); // Postgres' "fast" shutdown
    for (let waited = 0; waited < 10_000; waited += 25) {
      process.kill(server.pid, 0);
      await pause(25);
    }
  } catch {
    // The process has ended: `kill` throws when there is none.
  }
}

/** Returns true if other clients stay connected for a second. Hearth's own closed connections take a moment to end. */
async function isUsed(server: Server): Promise<boolean> {
  for (let tries = 0; tries < 20; tries += 1) {
    if (!(await otherClients(server))) return false;
    await pause(50);
  }
  return true;
}

function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.')),
      );
    });
  });
}
