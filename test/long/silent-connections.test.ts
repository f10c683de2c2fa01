import { rm } from 'node:fs/promises';
import { type Batch, startBatch } from '../support/batch.js';
import { freshDatabase } from '../support/database.js';
import { type Line, lineTo } from '../support/line.js';
import { type HearthProcess, killRunning, startProcess } from '../support/process.js';
import { hasRedis, startRedis } from '../support/redis.js';
import { temporaryFolder } from '../support/temporary.js';

afterAll(killRunning);

// These tests run concurrently, because they mostly wait for a limit to pass.

const MEMBERS = 30;

interface Scene {
  readonly batch: Batch;
  readonly database: Line;
  readonly redis: Line | undefined;
  readonly hearth: HearthProcess;
}

/** Runs a test with a process whose connections to Postgres, and to Redis if it has one, pass through a proxy. */
async function scene(withRedis: boolean, play: (it: Scene) => Promise<void>): Promise<void> {
  const [folder, fresh, server] = [
    await temporaryFolder('silent'),
    await freshDatabase(),
    withRedis ? await startRedis() : undefined,
  ];
  const database = await lineTo(fresh.url);
  const redis = server && (await lineTo(server.url));
  const batch = await startBatch(fresh, redis?.url);
  const hearth = startProcess(folder, { ...batch.env, DATABASE_URL: database.url, PORT: '0', LOG_LEVEL: 'info' });
  try {
    await hearth.up;
    await play({ batch, database, redis, hearth });
  } catch (error) {
    hearth.signal('SIGKILL');
    throw new Error(`${error}\n\nThe process printed:\n${(await hearth.ended).printed}`, { cause: error });
  } finally {
    hearth.signal('SIGKILL');
    await hearth.ended;
    await batch.close();
    await database.cut();
    await redis?.cut();
    server?.end();
    await fresh.release();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Returns the exit code of a process that was asked to leave, and whether it left before it would be killed. */
async function leaves(hearth: HearthProcess) {
  const since = performance.now();
  hearth.signal('SIGTERM');
  const { code } = await hearth.ended;
  return { code, inTime: performance.now() - since < 30_000 };
}

const stores = [['Postgres', false], ...(hasRedis() ? [['Redis', true] as const] : [])] as const;

test.concurrent.each(stores)('on %s, everybody is asked although all connections have gone silent', (_, withRedis) =>
  scene(withRedis, async ({ batch, database, redis }) => {
    await batch.fallDue(MEMBERS);
    await batch.until(() => batch.asked().size > 0);
    database.silence();
    redis?.silence();
    await batch.fallDue(MEMBERS);
    await batch.untilAsked(2 * MEMBERS);
    expect(new Set(batch.asked().values())).toEqual(new Set([1]));
  }),
);

test.concurrent.each(stores)('on %s, a process that nothing answers any more leaves in time', (_, withRedis) =>
  scene(withRedis, async ({ batch, database, redis, hearth }) => {
    await batch.fallDue(MEMBERS);
    await batch.until(() => batch.asked().size > 0);
    database.hang();
    redis?.hang();
    expect(await leaves(hearth)).toEqual({ code: 1, inTime: true });
  }),
);

(hasRedis() ? test.concurrent : test.skip)('a process leaves in time although Redis hangs', () =>
  scene(true, async ({ batch, redis, hearth }) => {
    await batch.fallDue(MEMBERS);
    await batch.until(() => batch.asked().size > 0);
    redis?.hang();
    expect(await leaves(hearth)).toMatchObject({ inTime: true });
  }),
);
