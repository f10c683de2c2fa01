import { statSync, writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { openDatabase } from '../../../src/core/database/database.js';
import { logFile, openLog, rotateLog } from '../../../src/core/database/embedded-postgres-log.js';
import { createLog } from '../../../src/core/log.js';
import { freshDatabase } from '../../support/database.js';
import { temporaryFolder } from '../../support/temporary.js';

const TYPED = 'On leave until the baby is born';

test('Postgres logs which statement failed, without the values that it was about', async () => {
  const fresh = await freshDatabase();
  const db = openDatabase(fresh.url, 1, createLog('silent'));
  const failsWith = (text: string, value: string) => db.acrossInOneQuery((tx) => tx.$client.query(text, [value]));
  const failing = [
    db.inWorkspace('T1', (tx) =>
      tx.execute(sql`insert into people (workspace_id, user_id, name) values ('T1', 'U1', ${TYPED})`),
    ),
    failsWith('select $1::jsonb, 1 as mark_of_this_test', `{"text": "${TYPED}", broken}`),
    failsWith('select jsonb_populate_record(null::people, $1::jsonb)', `"${TYPED}"`),
  ];
  for (const it of failing) await expect(it).rejects.toThrow();
  await db.close();
  const owner = new pg.Client({ connectionString: fresh.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ data_directory: string }>('show data_directory');
  await owner.end();
  await fresh.release();
  const logged = await readFile(logFile(join(rows[0]?.data_directory ?? '', '..')), 'utf8');
  expect(logged).toContain('mark_of_this_test');
  expect(logged).not.toContain('the baby');
});

test('the log can be read by its owner only, and begins anew when it is too long', async () => {
  const home = await temporaryFolder('log');
  writeFileSync(logFile(home), 'what was before\n', { mode: 0o644 });
  const descriptor = openLog(home);
  rotateLog(home, 1_000);
  expect(await readFile(logFile(home), 'utf8')).toBe('what was before\n');
  rotateLog(home, 10);
  writeFileSync(descriptor, 'what came after\n');
  const files = [logFile(home), `${logFile(home)}.1`];
  expect(await Promise.all(files.map((file) => readFile(file, 'utf8')))).toEqual([
    'what came after\n',
    'what was before\n',
  ]);
  expect(files.map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);
  await rm(home, { recursive: true });
});
