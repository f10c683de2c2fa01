import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { z } from 'zod';
import { MIGRATIONS } from '../../../src/core/database/migrate.js';
import { emptyDatabase } from '../../support/database.js';
import { temporaryFolder } from '../../support/temporary.js';

const journal = z.looseObject({ entries: z.array(z.looseObject({ tag: z.string() })) });

/**
 * Migrates an empty database up to the migration `last`, runs `fill` and applies the other migrations. Returns the rows
 * of the query `question`.
 */
async function migratedFrom(last: string, fill: string, question: string): Promise<unknown[]> {
  const folder = await temporaryFolder('migrations');
  const database = await emptyDatabase();
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await cp(MIGRATIONS, folder, { recursive: true });
    const file = join(folder, 'meta', '_journal.json');
    const all = journal.parse(JSON.parse(await readFile(file, 'utf8')));
    const entries = all.entries.slice(0, all.entries.findIndex(({ tag }) => tag === last) + 1);
    await writeFile(file, JSON.stringify({ ...all, entries }));
    await migrate(drizzle(client), { migrationsFolder: folder });
    await client.query(fill);
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
    return (await client.query(question)).rows;
  } finally {
    await client.end();
    await database.release();
    await rm(folder, { recursive: true });
  }
}

test('people who could change a community become its organizers if they are members or created it', async () => {
  const rows = await migratedFrom(
    '0004_quiet',
    `insert into workspaces (workspace_id, name, url, bot_user_id, installer_id) values ('T1', 'Makers', '', 'U0', 'Uinstaller');
     insert into people (workspace_id, user_id, name, zone, locale, standing) values
       ('T1', 'Ufounder', '', 'UTC', 'en', 'full'), ('T1', 'Uadmin', '', 'UTC', 'en', 'admin'), ('T1', 'Uoutside', '', 'UTC', 'en', 'admin'),
       ('T1', 'Uleft', '', 'UTC', 'en', 'admin'), ('T1', 'Uinstaller', '', 'UTC', 'en', 'full'), ('T1', 'Uann', '', 'UTC', 'en', 'full');
     insert into communities (workspace_id, id, channel_id, name, problem, audience, outcome, checkin_days, checkin_time, checkin_deadline, rhythm_since, created_by, created_at)
       values ('T1', md5('c')::uuid, 'C1', 'Makers', '', '', '', '{1}', '09:00', '18:00', now(), 'Ufounder', now());
     insert into members (workspace_id, community_id, user_id, joined_at, left_at)
       select 'T1', md5('c')::uuid, user_id, now(), case when user_id = 'Uleft' then now() end from people where user_id <> 'Uoutside'`,
    `select user_id as "userId", role from community_roles order by 1`,
  );
  expect(rows).toEqual(['Uadmin', 'Ufounder', 'Uinstaller'].map((userId) => ({ userId, role: 'organizer' })));
});
