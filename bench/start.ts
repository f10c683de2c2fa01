import { figure } from './figures.js';
import { load } from './load.js';
import { megabytesOf, type Process, startBaseline, startHearth } from './processes.js';
import { compare, inTurn, type Run } from './report.js';
import { databaseEnv, loadTarget, openFolder, startBenchSlack, startPostgres } from './setup.js';

const ROUNDS = 5;
const LOAD_SECONDS = 5;

/** Slack retries an event at once and, if that fails too, a minute later. A restart must be over by then. */
const SLACK_TRIES_AGAIN_MS = 60_000;

/** Measures Hearth's start-up time and its memory. */
export async function benchStart(run: Run): Promise<void> {
  const at = await startBenchSlack(run.defer);
  const database = databaseEnv(await startPostgres(run.defer));
  const hearth = () => startHearth(run.defer, { ...at.env, ...database });
  const bare = () => startBaseline(run.defer, ['bare-process.mjs'], database);
  await briefly(hearth()); // migrates the database
  const took = await inTurn(ROUNDS, { hearth: () => briefly(hearth()), bare: () => briefly(bare()) });
  run.say(
    `From the start of the process until it answers, web and worker in one; ${ROUNDS} starts on a migrated Postgres.`,
  );
  const ours = { name: 'Hearth', values: took.hearth };
  compare(run, 'ms', ours, { name: 'a bare Node process that connects to Postgres and listens', values: took.bare });

  const embedded = { ...at.env, HEARTH_DATA: await openFolder(run.defer) };
  const first = await briefly(startHearth(run.defer, embedded));
  const again = await briefly(startHearth(run.defer, embedded));
  run.say(
    `With the embedded Postgres: ${figure(first)} ms from nothing, ${figure(again)} ms on an existing data folder.`,
  );
  const slowest = Math.max(...took.hearth, again);
  run.promise(
    `a restart is over before Slack sends an event again after ${SLACK_TRIES_AGAIN_MS / 1000} s (slowest ${figure(slowest / 1000)} s)`,
    slowest < SLACK_TRIES_AGAIN_MS,
  );
  await memory(run, await hearth(), await bare(), loadTarget(at, 64));
}

/** Ends a process once it has started. Returns its start-up time in milliseconds. */
async function briefly(starting: Promise<Process>): Promise<number> {
  const process = await starting;
  await process.end();
  return process.startedIn;
}

async function memory(run: Run, hearth: Process, bare: Process, target: ReturnType<typeof loadTarget>): Promise<void> {
  const [idle, baseline] = [megabytesOf(hearth), megabytesOf(bare)];
  await load({ ...target, port: hearth.port }, LOAD_SECONDS);
  const loaded = megabytesOf(hearth);
  run.say(
    `Memory: ${figure(idle)} MB idle, ${figure(loaded)} MB after ${LOAD_SECONDS} s of as many events as it takes; ` +
      `the bare process ${figure(baseline)} MB; ratio, both idle, ${figure(idle / baseline)}.`,
  );
}
