import type pg from 'pg';
import { createClock } from '../local-slack/clock.js';
import { startSlack } from '../local-slack/slack.js';
import { addDays, instantAt } from '../src/core/calendar.js';
import { workspaceRole } from '../src/core/database/tenancy.js';
import { startTestHearth } from '../test/support/hearth.js';
import { manifest } from '../test/support/manifest.js';
import { joinCheckins, setsUp } from '../test/support/opening.js';
import { startRedis } from '../test/support/redis.js';
import { recordTransactions } from '../test/support/statements.js';
import type { Defer } from './scope.js';
import { startPostgres } from './setup.js';

const MEMBERS = 50;
/** From a Monday to the Friday of the same week. */
const FIRST_DAY = '2026-11-23';
const DAYS = 5;
const ZONE = 'Europe/London';

/** The cost of one member's check-in day. */
export interface Cost {
  /** The statements for the workspace, with `begin` and `commit`, so without those of sweeps, which find what is due in all. */
  readonly statements: number;
  readonly transactions: number;
  /** The growth of tables and indexes. */
  readonly bytes: number;
}

/** Lets a community check in for a week, in which this share of the members answers, and returns what it costs. */
export async function costOfAMember(defer: Defer, answering: number): Promise<Cost> {
  const database = await (await startPostgres(defer)).createDatabase('cost');
  const redis = await startRedis();
  defer(() => redis.end());
  const clock = createClock({ start: instantAt(addDays(FIRST_DAY, -1), '12:00', ZONE) });
  const slack = await startSlack({ manifest, clock, answerWithinMs: 20_000 });
  defer(slack.close);
  const workspace = slack.workspace({ name: 'Bench' });
  const people = Array.from({ length: MEMBERS }, (_, i) =>
    workspace.person({ name: `Member ${i}`, zone: ZONE, isAdmin: i === 0 }),
  );
  const channel = workspace.channel({ name: 'bench', members: people });
  const hearth = await startTestHearth(slack, workspace.botToken, database.url, {
    redisUrl: redis.url,
  });
  defer(hearth.stops);
  const [organizer] = people;
  if (organizer) await setsUp(organizer, '#bench');
  await hearth.settles();
  await joinCheckins(channel, people);
  await hearth.settles();
  const before = await sizeOf(database.owner);
  const recorded = await recordTransactions(async () => {
    for (let day = 0; day < DAYS; day += 1) {
      await clock.advance({ until: instantAt(addDays(FIRST_DAY, day), '10:00', ZONE) });
      for (const person of people.slice(0, MEMBERS * answering)) {
        await person.types('/hearth', { in: channel });
        await person.fills({ 'What will you do next?': `The work of day ${day}` }).submits();
        await person.closesAll();
      }
      await hearth.settles();
      await clock.advance({ until: instantAt(addDays(FIRST_DAY, day), '20:00', ZONE) });
    }
  });
  const transactions = recorded.filter(([begin]) => begin?.text.includes(workspaceRole.name));
  const memberDays = MEMBERS * DAYS;
  return {
    statements: transactions.reduce((sum, it) => sum + it.length, 0) / memberDays,
    transactions: transactions.length / memberDays,
    bytes: ((await sizeOf(database.owner)) - before) / memberDays,
  };
}

/** Returns the bytes of all tables with their indexes, without the space that is free in them. */
async function sizeOf(owner: pg.Client): Promise<number> {
  await owner.query('vacuum full');
  const { rows } = await owner.query<{ size: string }>(`
    select sum(pg_total_relation_size(oid)) as size from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace`);
  return Number(rows[0]?.size);
}
