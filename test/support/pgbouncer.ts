import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { postgresUser } from '../../src/core/database/embedded-postgres-files.js';
import { freePort } from './redis.js';

export interface PgBouncer {
  /** Returns the address of the same database through the pooler. */
  through(url: string): string;
  stop(): Promise<void>;
}

export function hasPgBouncer(): boolean {
  return spawnSync('pgbouncer', ['--version']).status === 0;
}

/** Starts a PgBouncer in front of the server of these addresses, with its files in `folder`. */
export async function startPgBouncer(
  folder: string,
  mode: 'session' | 'transaction',
  urls: readonly string[],
): Promise<PgBouncer> {
  const port = await freePort();
  const roles = urls.map((it) => new URL(it));
  const [first] = roles;
  const [users, settings] = [join(folder, `${port}.txt`), join(folder, `${port}.ini`)];
  writeFileSync(users, roles.map((it) => `"${it.username}" "${decodeURIComponent(it.password)}"\n`).join(''));
  writeFileSync(
    settings,
    `[databases]\n* = host=127.0.0.1 port=${first?.port}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${port}\n` +
      `unix_socket_dir =\nauth_type = scram-sha-256\nauth_file = ${users}\npool_mode = ${mode}\n` +
      'default_pool_size = 10\nmax_client_conn = 200\n',
  );
  const child = spawn('pgbouncer', [settings], { stdio: 'ignore', cwd: folder, ...postgresUser() });
  const through = (url: string) => Object.assign(new URL(url), { port: String(port) }).href;
  const ended = once(child, 'close');
  while (!(await answers(through(first?.href ?? '')))) {
    if (child.exitCode !== null) throw new Error('PgBouncer did not start.');
    await pause(50);
  }
  return {
    through,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
