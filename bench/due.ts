import type { DueWork } from '../src/queue/due-work.js';
import { recordTransactions } from '../test/support/statements.js';
import { figure, median } from './figures.js';
import { fillMembers } from './fill.js';
import { explain, promiseNoScan, told } from './plan.js';
import { compare, inTurn, medianTime, type Run } from './report.js';
import { type BenchDatabase, type BenchServer, startPostgres } from './setup.js';

/** The two sizes that are compared, both with the same members due. */
const FEW = 10_000;
const MANY = 1_000_000;

/** Members of each community. In a hundred communities, spread evenly over all that exist, ten members each are due. */
const COMMUNITY = 100;
const DUE = 1_000;

const ROUNDS = 10;
/** Sweeps of each side in a round. */
const TIMES = 10;

/** The most that a sweep may take with a hundred times the members, as a multiple. */
const MOST = 2;

const NOW = new Date('2026-11-23T09:00:00Z');

/** SQL that is true of the member number `n` of so many when they are due. */
export function isDue(members: number): string {
  return `(n % ${COMMUNITY} < 10 and n / ${COMMUNITY} % ${members / FEW} = 0)`;
}

/** Measures a sweep with as much due among few members and among many, and checks that Postgres scans no whole table for it. */
export async function benchDue(run: Run, it: { work: DueWork; fill: (members: number) => string }): Promise<void> {
  const server = await startPostgres(run.defer, { durable: false });
  const few = await filled(server, 'few', FEW, it.fill);
  const many = await filled(server, 'many', MANY, it.fill);
  const found: number[] = [];
  const sweep = async ({ db }: BenchDatabase) => {
    found.push((await db.acrossWorkspaces((tx) => it.work.find(tx, NOW))).length);
  };
  const bare = () => few.owner.query(`select 'T' || n, gen_random_uuid() from generate_series(1, ${DUE}) n`);
  const sides = {
    few: () => medianTime(TIMES, () => sweep(few)),
    many: () => medianTime(TIMES, () => sweep(many)),
    bare: () => medianTime(TIMES, bare),
  };
  await inTurn(2, sides); // warms up
  const took = await inTurn(ROUNDS, sides);

  const [small, large] = [FEW.toLocaleString('en'), MANY.toLocaleString('en')];
  run.say(`One look for what is due, ${DUE} due, ${ROUNDS} rounds of ${TIMES} looks each.`);
  const [, ratios = []] = compare(
    run,
    'ms',
    { name: `Hearth, ${large} members`, values: took.many },
    { name: `one bare statement that returns ${DUE} rows from no table`, values: took.bare },
    { name: `Hearth with ${small} members`, values: took.few },
  );
  run.promise(
    `with a hundred times the members it takes at most ${MOST} times as long (median ${figure(median(ratios))})`,
    median(ratios) <= MOST,
  );
  run.promise(
    `every look finds all that is due (${DUE})`,
    found.every((n) => n === DUE),
  );
  const plans = await plansOf(it.work, many);
  for (const plan of plans) run.say(`With ${large} members, ${plan.of} ${told(plan)}.`);
  promiseNoScan(run, plans);
}

/** Explains the statements that the look itself sends, and that the metric of what is overdue sends. */
async function plansOf(work: DueWork, { db, url }: BenchDatabase) {
  const asked = {
    'the look': () => db.acrossWorkspaces((tx) => work.find(tx, NOW)),
    'the metric of what is overdue': () => db.acrossWorkspaces((tx) => work.dueSince(tx, NOW)),
  };
  const plans = [];
  for (const [of, ask] of Object.entries(asked)) {
    const [transaction = []] = await recordTransactions(ask);
    plans.push(...(await explain(url, transaction)).map((plan) => ({ of, ...plan })));
  }
  return plans;
}

async function filled(server: BenchServer, name: string, members: number, fill: (members: number) => string) {
  const database = await server.createDatabase(name);
  await fillMembers(database.owner, members, COMMUNITY);
  await database.owner.query(fill(members));
  await database.owner.query('vacuum analyze');
  return database;
}
