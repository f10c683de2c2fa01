import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { z } from 'zod';
import { MIGRATIONS } from '../../../src/core/database/tables.js';
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
    // The last result, if there are several statements.
    return [await client.query(question)].flat().at(-1)?.rows ?? [];
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

test('members of communities that exist go on taking part in check-ins, and their check-ins stay theirs', async () => {
  const at = (day: string, time: string) => `timestamptz '2026-11-${day} ${time}Z'`;
  const rows = await migratedFrom(
    '0009_checkin_paces',
    `insert into workspaces (workspace_id, name, url, bot_user_id) values ('T1', 'Makers', '', 'U0');
     insert into people (workspace_id, user_id, name, zone, locale, standing) values
       ('T1', 'Uann', '', 'UTC', 'en', 'full'), ('T1', 'Uben', '', 'UTC', 'en', 'full'), ('T1', 'Uleft', '', 'UTC', 'en', 'full');
     insert into communities (workspace_id, id, channel_id, name, problem, audience, outcome, checkin_days, checkin_time, checkin_deadline, rhythm_since, created_by, created_at)
       values ('T1', md5('c')::uuid, 'C1', 'Makers', '', '', '', '{1,2,3,4,5}', '09:00', '18:00', now(), 'Uann', now());
     insert into members (workspace_id, community_id, user_id, joined_at, left_at)
       select 'T1', md5('c')::uuid, user_id, ${at('20', '08:00')}, case when user_id = 'Uleft' then now() end from people;
     insert into checkin_occurrences (workspace_id, community_id, user_id, day, opens_at, remind_at, deadline_at, due_at, asked_at)
       values ('T1', md5('c')::uuid, 'Uann', '2026-11-23', ${at('23', '09:00')}, ${at('23', '16:00')}, ${at('23', '18:00')}, ${at('23', '16:00')}, ${at('23', '09:00')}),
       ('T1', md5('c')::uuid, 'Uann', '2026-11-24', ${at('24', '09:00')}, ${at('24', '16:00')}, ${at('24', '18:00')}, ${at('24', '09:00')}, null)`,
    `select p.user_id as "userId", checkin_enrolment as enrolment, p.since, p.stopped_at as "stoppedAt",
       array(select o.day::text || ' ' || coalesce(replace(o.asked_in, o.id::text, 'id'), 'not asked') from checkin_occurrences o
         where o.programme_id = p.programme_id and o.user_id = p.user_id order by o.day) as checkins
     from checkin_participants p join checkin_programmes g on g.id = p.programme_id join communities c on c.id = g.community_id order by 1`,
  );
  const joined = { enrolment: 'everyone', since: new Date('2026-11-20T08:00:00Z'), stoppedAt: null };
  expect(rows).toEqual([
    { ...joined, userId: 'Uann', checkins: ['2026-11-23 checkins.ask:id', '2026-11-24 not asked'] },
    { ...joined, userId: 'Uben', checkins: [] },
  ]);
});

test('greeters and organizers keep their roles, unless they have left or are deactivated', async () => {
  const rows = await migratedFrom(
    '0020_presses',
    `insert into workspaces (workspace_id, name, url, bot_user_id) values ('T1', 'Makers', '', 'U0');
     insert into people (workspace_id, user_id, name, zone, locale, standing) values
       ('T1', 'Uann', '', 'UTC', 'en', 'full'), ('T1', 'Uben', '', 'UTC', 'en', 'full'), ('T1', 'Ugone', '', 'UTC', 'en', 'deactivated'), ('T1', 'Uleft', '', 'UTC', 'en', 'full');
     insert into communities (workspace_id, id, channel_id, name, problem, audience, outcome, checkin_days, checkin_time, checkin_deadline, rhythm_since, created_by, created_at)
       select 'T1', md5(c)::uuid, c, c, '', '', '', '{1}', '09:00', '18:00', now(), 'Uann', now() from unnest(array['C1', 'C2']) c;
     insert into members (workspace_id, community_id, user_id, joined_at, left_at)
       select 'T1', c.id, user_id, now(), case when user_id = 'Uleft' then now() end from people, communities c;
     insert into community_roles (workspace_id, community_id, user_id, role, granted_at)
       select 'T1', md5('C1')::uuid, user_id, 'organizer', now() from people;
     insert into newcomer_greeters values ('T1', md5('C1')::uuid, 'Uben'), ('T1', md5('C2')::uuid, 'Uleft')`,
    `select user_id as "userId", role from community_roles where ended_at is null order by 1, 2`,
  );
  expect(rows).toEqual([
    { userId: 'Uann', role: 'organizer' },
    { userId: 'Uben', role: 'greeter' },
    { userId: 'Uben', role: 'organizer' },
  ]);
});

test('the rhythm of a community becomes that of its programme, and what either version writes reaches both', async () => {
  const rhythm = `'{1,3}', '07:30', '06:00', 1, timestamptz '2026-11-20 08:00Z'`;
  const columns = 'checkin_days, checkin_time, checkin_deadline, checkin_deadline_days, rhythm_since';
  const community = (id: string) =>
    `('T1', md5('${id}')::uuid, '${id}', '${id}', '', '', '', ${rhythm}, 'Uann', now())`;
  const insert = `insert into communities (workspace_id, id, channel_id, name, problem, audience, outcome, ${columns}, created_by, created_at) values`;
  const day = (id: string, date: string) =>
    `insert into checkin_days (workspace_id, community_id, day, changes) values ('T1', md5('${id}')::uuid, '${date}', 1)
     on conflict (workspace_id, community_id, day) do update set changes = checkin_days.changes + 1;`;
  const newDay = (id: string, date: string) =>
    `insert into checkin_days (workspace_id, programme_id, day, changes) values ('T1', md5('${id}')::uuid, '${date}', 1)
     on conflict (workspace_id, programme_id, day) do update set changes = checkin_days.changes + 1;`;
  const rows = await migratedFrom(
    '0035_digests',
    `insert into workspaces (workspace_id, name, url, bot_user_id) values ('T1', 'Makers', '', 'U0');
     ${insert} ${['kept', 'changed', 'moved'].map(community).join()};
     insert into checkin_programmes (workspace_id, id, community_id) select workspace_id, id, id from communities where name <> 'moved';
     ${day('kept', '2026-11-23')}`,
    // After the migration, as processes of the version before and of this one do.
    `update communities set checkin_days = '{5}', rhythm_since = now() where name = 'changed';
     update checkin_programmes set days = '{2}', rhythm_since = now() where id = md5('moved')::uuid;
     ${insert} ${community('new')};
     insert into checkin_programmes (workspace_id, id, community_id) select 'T1', md5('new')::uuid, md5('new')::uuid on conflict do nothing;
     insert into checkin_programmes (workspace_id, id, community_id, days) values ('T1', md5('weekly')::uuid, md5('kept')::uuid, '{7}');
     ${newDay('kept', '2026-11-23')} ${day('new', '2026-11-24')} ${newDay('new', '2026-11-24')} ${newDay('changed', '2026-11-24')}
     ${day('changed', '2026-11-24')} ${newDay('weekly', '2026-11-24')} ${newDay('weekly', '2026-11-24')}
     select c.name, p.days, p.time, p.deadline, p.deadline_days as "deadlineDays", c.checkin_days as "inCommunity", p.rhythm_since = c.rhythm_since as "isSame",
       array(select d.day::text || ' ' || d.changes from checkin_days d where d.programme_id = p.id) as posts
     from checkin_programmes p join communities c on c.id = p.community_id order by c.name, p.days;`,
  );
  const kept = { days: [1, 3], time: '07:30', deadline: '06:00', deadlineDays: 1, inCommunity: [1, 3], isSame: true };
  expect(rows).toEqual([
    { ...kept, name: 'changed', days: [5], inCommunity: [5], posts: ['2026-11-24 2'] },
    { ...kept, name: 'kept', posts: ['2026-11-23 2'] },
    ...[{ name: 'kept', days: [7], time: '09:00', deadline: '18:00', deadlineDays: 0, posts: ['2026-11-24 2'] }].map(
      (it) => ({
        ...it,
        inCommunity: [1, 3],
        isSame: false,
      }),
    ),
    { ...kept, name: 'moved', days: [2], inCommunity: [2], posts: [] },
    { ...kept, name: 'new', posts: ['2026-11-24 2'] },
  ]);
});

test('what was in the way and how it went become answers, also where the version before writes them later', async () => {
  const checkin = (day: string, columns: string, values: string) =>
    `insert into checkin_occurrences (workspace_id, id, programme_id, community_id, user_id, day, opens_at, remind_at, deadline_at)
       values ('T1', md5('${day}')::uuid, md5('c')::uuid, md5('c')::uuid, 'Uann', '${day}', now(), now(), now());
     insert into checkins (workspace_id, occurrence_id, shared, updated_at, ${columns})
       values ('T1', md5('${day}')::uuid, true, now(), ${values});`;
  const own = `[{"about": null, "text": "1,200"}, {"about": "blocker", "isShared": false, "text": "Secret"}]`;
  const rows = await migratedFrom(
    '0038_routing',
    `insert into workspaces (workspace_id, name, url, bot_user_id) values ('T1', 'Makers', '', 'U0');
     insert into people (workspace_id, user_id, name, zone, locale, standing) values ('T1', 'Uann', '', 'UTC', 'en', 'full');
     insert into communities (workspace_id, id, channel_id, name, problem, audience, outcome, created_by, created_at)
       values ('T1', md5('c')::uuid, 'C1', 'Makers', '', '', '', 'Uann', now());
     insert into members (workspace_id, community_id, user_id, joined_at) values ('T1', md5('c')::uuid, 'Uann', now());
     ${checkin('2026-11-23', 'blockers, mood', `'Sleep', 'hard'`)}
     ${checkin('2026-11-24', 'mood', 'null')}`,
    `${checkin('2026-11-25', 'blockers, mood', `'Noise', 'good'`)}
     ${checkin('2026-11-26', 'answers', `'${own}'`)}
     update checkins set mood = 'okay' where occurrence_id in (md5('2026-11-25')::uuid, md5('2026-11-26')::uuid);
     update checkins set blockers = null where occurrence_id = md5('2026-11-25')::uuid;
     select o.day::text, array(select it->>'text' from jsonb_array_elements(answers) as it) as said
       from checkins c join checkin_occurrences o on o.id = c.occurrence_id order by 1`,
  );
  expect(rows).toEqual([
    { day: '2026-11-23', said: ['Sleep', 'Hard going'] },
    { day: '2026-11-24', said: [] },
    { day: '2026-11-25', said: ['Steady'] },
    { day: '2026-11-26', said: ['Steady', '1,200', 'Secret'] },
  ]);
});
