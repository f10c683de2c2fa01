import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { serverRunningIn, startEmbeddedPostgres } from '../../../src/core/database/embedded-postgres.js';
import { postgresUser } from '../../../src/core/database/embedded-postgres-files.js';
import { temporaryFolder } from '../../support/temporary.js';

test('a server that starts and ends while it is looked for is not an error', async () => {
  const home = await temporaryFolder('pid-file');
  await mkdir(join(home, 'data'));
  const file = JSON.stringify(join(home, 'data/postmaster.pid'));
  const comesAndGoes = `const { rmSync, writeFileSync } = require('node:fs');
    process.send('ready');
    for (;;) { writeFileSync(${file}, '1'); rmSync(${file}); }`;
  const server = spawn(process.execPath, ['-e', comesAndGoes], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(server, 'message');

  const found = await Promise.allSettled(Array.from({ length: 5_000 }, () => serverRunningIn(home)));

  server.kill('SIGKILL');
  await once(server, 'exit');
  await rm(home, { recursive: true });
  expect(found.filter((it) => it.status === 'rejected' || it.value)).toEqual([]);
});

test('a server starts again after it was killed, even if another program has its pid by now', async () => {
  const folder = await temporaryFolder('stale-pid');
  const killed = await startEmbeddedPostgres(folder, { durable: false });
  const file = join(folder, 'postgres/data/postmaster.pid');
  const left = await readFile(file, 'utf8');
  await killed.stop();
  const other = spawn('sleep', ['60'], { stdio: 'ignore', ...postgresUser() });
  await once(other, 'spawn');
  await writeFile(file, left.replace(/^\d+/, String(other.pid)));

  const server = await startEmbeddedPostgres(folder, { durable: false });

  await server.stop();
  other.kill();
  await rm(folder, { recursive: true });
});
