import { slotOn } from '../src/features/checkins/domain/schedule.js';
import { askDue } from '../src/features/checkins/jobs/ask.js';
import { startOwnBatch } from './batch.js';
import { watchCalls } from './calls.js';
import { costOfAMember } from './cost.js';
import { figure } from './figures.js';
import { fillMembers } from './fill.js';
import { type Run, timeOf } from './report.js';
import { scope } from './scope.js';
import { type BenchDatabase, startPostgres } from './setup.js';

const WORKSPACES = 1_000;
const EACH = 200;
const MEMBERS = WORKSPACES * EACH;

/** One for each hour that clocks can be ahead of or behind UTC, on that day. */
const ZONES = [
  ...['Pacific/Pago_Pago', 'Pacific/Honolulu', 'America/Anchorage', 'America/Los_Angeles', 'America/Denver'],
  ...['America/Chicago', 'America/New_York', 'America/Halifax', 'America/Sao_Paulo', 'Atlantic/South_Georgia'],
  ...['Atlantic/Azores', 'Europe/London', 'Europe/Berlin', 'Europe/Athens', 'Europe/Istanbul', 'Asia/Dubai'],
  ...['Asia/Karachi', 'Asia/Dhaka', 'Asia/Bangkok', 'Asia/Singapore', 'Asia/Tokyo', 'Australia/Brisbane'],
  ...['Pacific/Noumea', 'Pacific/Fiji'],
];

const DAY = '2026-11-24';
const RHYTHM = {
  repeats: 'weekly',
  days: [2],
  weeksFrom: DAY,
  time: '09:00',
  deadline: '18:00',
  deadlineDays: 0,
} as const;

/** Of ten members, those who answer before they are reminded. */
const ANSWER_OF_TEN = 6;

/** Members whose questions are timed, and the workspaces that they are in. */
const TIMED = { workspaces: 40, each: 25 };

/** The time within which everybody whose check-in opens at the same minute is asked. */
const WITHIN_MINUTES = 5;

const CHECKIN_DAYS_A_YEAR = 260;

/**
 * Simulates a day of 1,000 workspaces of 200 members in 24 time zones, whose check-ins all open at nine, and says how many
 * workers and how large a database that takes.
 */
export async function benchDay(run: Run): Promise<void> {
  const minutes = await scope(async (defer) => {
    const server = await startPostgres(defer, { durable: false });
    const database = await server.createDatabase('day');
    await fill(database);
    return letPass(database);
  });
  const counts = [...minutes.values()];
  const [busiest, all] = [Math.max(...counts), counts.reduce((sum, count) => sum + count, 0)];
  run.say(`${WORKSPACES} workspaces of ${EACH} members in ${ZONES.length} time zones, whose check-ins open at 9:00.`);
  run.say(
    `Messages due on one day: ${figure(all)}, in ${counts.length} minutes; in the busiest one ${figure(busiest)}.`,
  );
  run.promise(
    `everybody is asked once, and reminded once unless they answered (${figure(all)})`,
    all === MEMBERS + (MEMBERS * (10 - ANSWER_OF_TEN)) / 10,
  );
  const perSecond = await scope((defer) => rate(defer));
  const workers = Math.ceil(busiest / (perSecond * WITHIN_MINUTES * 60));
  run.say(`One worker process on this machine, with the queue in Redis, asks ${figure(perSecond)} members a second.`);
  run.say(`Everybody is asked within ${WITHIN_MINUTES} minutes of 9:00 by this many such processes: ${workers}.`);
  const cost = await scope((defer) => costOfAMember(defer, ANSWER_OF_TEN / 10));
  run.say(
    `A member's check-in day costs ${figure(cost.statements)} statements in ${figure(cost.transactions)} transactions.`,
  );
  const gigabytes = (cost.bytes * CHECKIN_DAYS_A_YEAR * MEMBERS) / 1e9;
  run.say(
    `It adds ${figure(cost.bytes / 1000)} kB with indexes: ${figure(gigabytes)} GB a year for ${MEMBERS.toLocaleString('en')} members, before anything is deleted.`,
  );
}

/** Gives everybody the check-in of the day, at nine in their own time zone. */
async function fill({ owner }: BenchDatabase): Promise<void> {
  await fillMembers(owner, MEMBERS, EACH);
  for (const [i, zone] of ZONES.entries()) {
    const { opensAt, remindAt, deadlineAt } = slotOn(DAY, RHYTHM, zone);
    const ofZone = `substr(user_id, 2)::int % ${ZONES.length} = ${i}`;
    await owner.query(`update people set zone = '${zone}' where ${ofZone}`);
    await owner.query(
      `insert into checkin_occurrences (workspace_id, programme_id, community_id, user_id, day, opens_at, remind_at, deadline_at, due_at)
       select workspace_id, community_id, community_id, user_id, $1, $2, $3, $4, $2 from members where ${ofZone}`,
      [DAY, opensAt, remindAt, deadlineAt],
    );
  }
  await owner.query('vacuum analyze');
}

/** Lets the day pass. Returns the number of messages that the sweep finds in each minute in which something is due. */
async function letPass({ db, owner }: BenchDatabase): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const next = (after: Date) => db.acrossWorkspaces((tx) => askDue.nextDue(tx, after));
  for (let now = await next(new Date(0)); now; now = await next(now)) {
    const at = now;
    for (;;) {
      const due = await db.acrossWorkspaces((tx) => askDue.find(tx, at));
      if (due.length === 0) break;
      const minute = at.toISOString().slice(0, 16);
      found.set(minute, (found.get(minute) ?? 0) + due.length);
      await owner.query(SETTLE, [at, due.map(({ id }) => id)]);
    }
  }
  return found;
}

/** Records that these check-ins were asked or reminded of. */
const SETTLE = `
  update checkin_occurrences set asked_at = coalesce(asked_at, $1), due_at = case
    when asked_at is null and substr(user_id, 2)::int % 10 >= ${ANSWER_OF_TEN} then remind_at end
  where id = any($2::uuid[])`;

/** Returns the number of members whom one worker asks in a second, without a pace. */
async function rate(defer: Run['defer']): Promise<number> {
  const batch = await startOwnBatch(defer, 'Redis', {}, {}, TIMED.workspaces);
  for (const workspace of batch.workspaces) await batch.fallDue(TIMED.each, workspace);
  const posts = watchCalls(batch.slack, 'chat.postMessage');
  await batch.worker();
  await posts.until(() => posts.all.length > 0);
  const members = TIMED.workspaces * TIMED.each;
  const took = await timeOf(() => posts.until(() => posts.all.length >= members));
  return (members * 1000) / took;
}
