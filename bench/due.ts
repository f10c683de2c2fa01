import type { DueWork } from '../src/queue/due-work.js';
import { recordTransactions } from '../test/support/statements.js';
import { figure, median } from './figures.js';
import { fillMembers } from './fill.js';
import { explain, planInWords, promiseNoScan } from './plan.js';
import { compare, inTurn, medianTime, type Run } from './report.js';
import { type BenchDatabase, type BenchServer, startPostgres } from './setup.js';

/** The two sizes to compare. The same number of members is due in both. */
const FEW = 10_000;
const MANY = 1_000_000;

/** Members per community. Ten members each are due in a hundred communities, which are spread evenly over all. */
const COMMUNITY = 100;
const DUE = 1_000;

const ROUNDS = 10;
/** Sweeps per side and round. */
const TIMES = 10;

/** The longest time that a sweep may take with a hundred times the members, as a multiple. */
const MOST = 2;

const NOW = new Date('2026-11-23T09:00:00Z');

/** Returns an SQL condition that is true if the member with the number `n` is due. */
export function isDue(members: number): string {
  return `(n % ${COMMUNITY} < 10 and n / ${COMMUNITY} % ${members / FEW} = 0)`;
}

/** Measures a sweep that finds the same number among few and among many members, and checks that it scans no table. */
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
  for (const plan of plans) run.say(`With ${large} members, ${plan.of} ${planInWords(plan)}.`);
  promiseNoScan(run, plans);
}

/** Returns the plans of the statements of the sweep and of the metric of overdue work. */
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
