import { rm } from 'node:fs/promises';
import pg from 'pg';
import { diagnose } from '../../src/commands/doctor.js';
import { systemClock } from '../../src/core/clock.js';
import { readSettings } from '../../src/core/config.js';
import { migrateDatabase } from '../../src/core/database/migrate.js';
import { checkQueueConnection } from '../../src/core/database/pooler.js';
import { createLog } from '../../src/core/log.js';
import { migrateQueue } from '../../src/queue/migrate.js';
import { start } from '../../src/start.js';
import { type Batch, startBatch } from '../support/batch.js';
import { emptyDatabase, type TestDatabase } from '../support/database.js';
import { hasPgBouncer, type PgBouncer, startPgBouncer } from '../support/pgbouncer.js';
import { killRunning, startProcess } from '../support/process.js';
import { temporaryFolder } from '../support/temporary.js';

const DIRECT_URL_MISSING =
  'DATABASE_URL goes through a pooler in transaction mode, so workers wouldn’t be told of jobs. Set DATABASE_DIRECT_URL to the address of the same database without the pooler, or keep the queue in Redis (REDIS_URL).';

let folder: string;
let database: TestDatabase;
let pooler: PgBouncer;

const pooled = () => ({ url: pooler.through(database.url), ownerUrl: pooler.through(database.ownerUrl) });

(hasPgBouncer() ? describe : describe.skip)('behind PgBouncer', () => {
  beforeEach(async () => {
    folder = await temporaryFolder('pooler');
    database = await emptyDatabase();
    pooler = await startPgBouncer(folder, 'transaction', [database.url, database.ownerUrl]);
  });

  afterEach(async () => {
    killRunning();
    await pooler.stop();
    await database.release();
    await rm(folder, { recursive: true, force: true });
  });

  test('migrations leave no lock behind, however many processes start', async () => {
    await Promise.all(Array.from({ length: 12 }, () => migrateDatabase(pooled(), migrateQueue)));
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query(
      `select count(*)::int as locks from pg_locks l join pg_database d on d.oid = l.database
       where locktype = 'advisory' and datname = current_database()`,
    );
    await owner.end();
    expect(rows).toEqual([{ locks: 0 }]);
    await migrateDatabase(pooled(), migrateQueue);
  });

  test('a missing direct address is found in transaction mode only', async () => {
    await migrateDatabase(database, migrateQueue);
    const inSession = await startPgBouncer(folder, 'session', [database.url]);
    const found = async (url: string, directUrl?: string) =>
      (await checkQueueConnection({ url, ownerUrl: database.ownerUrl, directUrl })).text;
    expect(await found(pooled().url)).toBe(DIRECT_URL_MISSING);
    expect(await found(pooled().url, pooled().url)).toMatch(/^DATABASE_DIRECT_URL goes through a pooler too\./);
    for (const [url, directUrl] of [
      [pooled().url, database.url],
      [database.url],
      [inSession.through(database.url)],
    ] as const)
      expect(await found(url, directUrl)).toBe('The queue has connections of its own to Postgres.');
    await inSession.stop();
  });

  test('without a direct address, neither role starts, and the doctor says the same', async () => {
    const settings = readSettings({
      ...{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '0123456789abcdef', SLACK_API_URL: 'http://127.0.0.1:1/' },
      ...{ DATABASE_URL: pooled().url, DATABASE_OWNER_URL: pooled().ownerUrl },
    });
    for (const role of ['web', 'worker'] as const)
      await expect(start({ settings, roles: [role], clock: systemClock, log: createLog('silent') })).rejects.toThrow(
        DIRECT_URL_MISSING,
      );
    const wrong = (await diagnose(settings, systemClock)).filter(({ mark }) => mark === '✗').map(({ text }) => text);
    expect(wrong).toEqual([DIRECT_URL_MISSING, expect.stringMatching(/^Slack doesn’t answer/)]);
  });

  test('with a direct address, everybody who is due is asked, although the address has options of its own', async () => {
    await migrateDatabase(database, migrateQueue);
    const batch: Batch = await startBatch(database, undefined);
    const direct = new URL(database.url);
    direct.searchParams.set('options', '-c application_name=kept');
    const hearth = startProcess(folder, {
      ...batch.env,
      ...{ DATABASE_URL: pooled().url, DATABASE_OWNER_URL: pooled().ownerUrl, DATABASE_DIRECT_URL: direct.href },
      ...{ PORT: '0', LOG_LEVEL: 'info' },
    });
    try {
      await hearth.up;
      const named = `select count(*)::int from pg_stat_activity where datname = current_database() and application_name = 'kept'`;
      expect(await batch.value(named)).toBeGreaterThan(0);
      await batch.fallDue(20);
      await batch.untilAsked(20);
      expect([...batch.asked().values()]).toEqual(Array.from({ length: 20 }, () => 1));
    } finally {
      hearth.signal('SIGTERM');
      const { printed } = await hearth.ended;
      await batch.close();
      expect(printed).not.toMatch(/"level":[56]0/);
    }
  });
});
