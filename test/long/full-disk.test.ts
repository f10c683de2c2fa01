import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/core/database/embedded-postgres.js';
import { migrateDatabase } from '../../src/core/database/migrate.js';
import { migrateQueue } from '../../src/queue/migrate.js';
import { startBatch } from '../support/batch.js';
import { killRunning, startProcess } from '../support/process.js';
import { temporaryFolder } from '../support/temporary.js';

afterAll(killRunning);

const MEMBERS = 30;

/** How long the disk stays full. */
const FULL_MS = 10_000;

const mount = (folder: string) => spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=300m', 'none', folder]).status === 0;
const unmount = (folder: string) => spawnSync('umount', ['-l', folder]);

/** Returns true if this machine lets tests mount a disk in memory, as it lets root. */
function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-mount-'));
  const may = mount(folder);
  if (may) unmount(folder);
  rmdirSync(folder);
  return may;
}

/** Mounts a small disk in memory. */
async function smallDisk() {
  const folder = await temporaryFolder('disk');
  mount(folder);
  await chmod(folder, 0o755);
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: () => {
      const file = openSync(filler, 'w');
      try {
        for (;;) writeSync(file, Buffer.alloc(4096));
      } catch {
        closeSync(file);
      }
    },
    free: () => rmSync(filler),
    remove: () => {
      unmount(folder);
      rmdirSync(folder);
    },
  };
}

const title = 'a full disk makes processes not ready, is logged a few times, and once it has room, everybody is asked';

(mayMount() ? test : test.skip)(title, async () => {
  const disk = await smallDisk();
  const server = await startEmbeddedPostgres(disk.folder);
  await migrateDatabase(server, migrateQueue);
  const batch = await startBatch(server, undefined);
  const hearth = startProcess(disk.folder, { ...batch.env, PORT: '0', LOG_LEVEL: 'info' });
  const port = await hearth.up;
  const readiness = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status;
  expect(await readiness()).toBe(200);
  await batch.fallDue(MEMBERS);
  disk.fill();
  await batch.until(async () => (await readiness()) === 503);
  const since = performance.now();
  await batch.until(() => performance.now() - since > FULL_MS);

  disk.free();
  await batch.untilAsked(MEMBERS);
  await batch.until(async () => (await readiness()) === 200);
  expect(new Set(batch.asked().values())).toEqual(new Set([1]));
  hearth.signal('SIGTERM');
  const lines = (await hearth.ended).printed.split('\n');
  expect(lines.length).toBeLessThan(50);
  await batch.close();
  await server.stop();
  disk.remove();
});
