import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/core/database/embedded-postgres.js';
import { chownToPostgres } from '../../src/core/database/embedded-postgres-files.js';
import { startBatch } from '../support/batch.js';
import { killRunning, startProcess } from '../support/process.js';
import { freePort, hasRedis } from '../support/redis.js';
import { temporaryFolder } from '../support/temporary.js';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

let folder: string;
let certificate: string;
let key: string;
let redis: ChildProcess | undefined;

beforeAll(async () => {
  if (!hasOpenssl) return;
  folder = await temporaryFolder('tls');
  [certificate, key] = [join(folder, 'server.crt'), join(folder, 'server.key')];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate, ...names],
    { stdio: 'ignore' },
  );
});
afterAll(async () => {
  killRunning();
  redis?.kill();
  if (hasOpenssl) await rm(folder, { recursive: true, force: true });
});

/** Starts Hearth, and returns what it printed, or `up` if it started. */
async function outcome(env: Record<string, string>): Promise<string> {
  const hearth = startProcess(folder, { ...env, PORT: '0', LOG_LEVEL: 'info' });
  const said = await hearth.up.then(
    () => 'up',
    async () => (await hearth.ended).printed,
  );
  hearth.signal('SIGKILL');
  await hearth.ended;
  return said;
}

/** Starts a Postgres with our certificate. */
async function postgresWithTls() {
  const server = await startEmbeddedPostgres(folder, { durable: false });
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ data_directory: string }>('show data_directory');
  const data = rows[0]?.data_directory ?? '';
  for (const [from, name] of [
    [certificate, 'server.crt'],
    [key, 'server.key'],
  ] as const) {
    cpSync(from, join(data, name));
    chownToPostgres(join(data, name));
  }
  await owner.query('alter system set ssl = on');
  await owner.query('select pg_reload_conf()');
  await owner.end();
  return server;
}

const title = 'Postgres: a private certificate is refused with what to do, and accepted with its authority';
(hasOpenssl ? test : test.skip)(title, async () => {
  const server = await postgresWithTls();
  const batch = await startBatch(server, undefined);
  const settings = (search: string) => ({
    ...batch.env,
    DATABASE_URL: `${server.url}?${search}`,
    DATABASE_OWNER_URL: `${server.ownerUrl}?${search}`,
  });
  expect(await outcome(settings('sslmode=verify-full'))).toBe(
    'Hearth could not start: The certificate of the server in DATABASE_OWNER_URL was signed by an authority that this machine doesn’t know. Add ?sslmode=verify-full&sslrootcert=… to the address, with the path of the authority’s certificate.',
  );
  expect(await outcome(settings(`sslmode=verify-full&sslrootcert=${certificate}`))).toBe('up');
  await batch.close();
  await server.stop();
});

(hasOpenssl && hasRedis() ? test : test.skip)('Redis: the same', async () => {
  const port = await freePort();
  redis = spawn('redis-server', [
    ...['--port', '0', '--tls-port', String(port), '--tls-auth-clients', 'no', '--save', ''],
    ...['--tls-cert-file', certificate, '--tls-key-file', key],
    ...['--tls-ca-cert-file', certificate, '--requirepass', 'sesame'],
  ]);
  const server = await startEmbeddedPostgres(folder, { durable: false });
  const batch = await startBatch(server, `rediss://:sesame@localhost:${port}`);
  expect(await outcome(batch.env)).toBe(
    'Hearth could not start: The certificate of the server in REDIS_URL was signed by an authority that this machine doesn’t know. Set NODE_EXTRA_CA_CERTS to the path of the authority’s certificate.',
  );
  const trusting = { ...batch.env, NODE_EXTRA_CA_CERTS: certificate };
  expect(await outcome(trusting)).toBe('up');
  expect(await outcome({ ...trusting, REDIS_URL: `rediss://:wrong@localhost:${port}` })).toBe(
    'Hearth could not start: Redis refuses the user or the password in REDIS_URL. Correct them there.',
  );
  await batch.close();
  await server.stop();
});
