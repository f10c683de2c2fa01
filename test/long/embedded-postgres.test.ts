import { rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { startEmbeddedPostgres } from '../../src/core/database/embedded-postgres.js';
import { temporaryFolder } from '../support/temporary.js';

async function takenPort() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, free: () => server.close() };
}

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder('embedded');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('it takes another port if another process was faster to take the first', async () => {
  const taken = await takenPort();
  const free = await takenPort();
  free.free();
  const ports = [taken.port, free.port];
  const server = await startEmbeddedPostgres(folder, { durable: false, freePort: async () => ports.shift() ?? 0 });
  expect(new URL(server.url).port).toBe(String(free.port));
  await server.stop();
  taken.free();
});

test('it says where to look if every port is taken', async () => {
  const taken = await takenPort();
  const starting = startEmbeddedPostgres(folder, { durable: false, freePort: async () => taken.port });
  await expect(starting).rejects.toThrow(/^The embedded Postgres didn’t start\. See .*postgres\.log\.$/);
  taken.free();
});
