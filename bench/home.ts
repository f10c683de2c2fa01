import { setTimeout as pause } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import type { DrivenPerson } from '../local-slack/driver/person.js';
import { features } from '../src/features/index.js';
import { homeWork, publishHome } from '../src/home.js';
import { recordTransactions } from '../test/support/statements.js';
import { watchCalls } from './calls.js';
import { type BenchCommunity, startCommunity } from './community.js';
import { figure, percentile, spread } from './figures.js';
import { startBaseline } from './processes.js';
import { compare, inTurn, medianTime, type Run, timeOf } from './report.js';
import { scope } from './scope.js';

const SIZES = [20, 500];
const ROUNDS = 5;
/** Visits to Home per side and round. */
const TIMES = 8;

/** The number of people who open Home at once, as happens when a check-in opens. */
const CROWD = 200;
const CROWD_ROUNDS = 3;

/** The most queries for one Home, at any community size. */
const MOST_QUERIES = 12;
/** The time within which 95 % are acknowledged while many people open Home at once. */
const HOME_ACKNOWLEDGED_MS = 500;
/** Slack shows an error when an acknowledgement takes longer. */
const SLACK_WAITS_MS = 3_000;
const PEOPLE_WAIT_MS = 10_000;
/** After a crowd has checked in, Hearth publishes their answers for some seconds. */
const HEARTH_GOES_ON_MS = 8_000;

/** Measures the time from a click until Home is published, and its queries, in a small and in a large community. */
export async function benchHome(run: Run): Promise<void> {
  for (const size of SIZES) {
    await scope(async (defer) => {
      const community = await startCommunity(defer, size);
      await homeOfOne(run, community);
      if (size < CROWD) return;
      await homeOfMany(run, community);
      await checkInOfMany(run, community);
    });
  }
}

async function homeOfOne(run: Run, community: BenchCommunity): Promise<void> {
  const { people } = community;
  const [first, second] = [roundRobin(people), roundRobin(people)];
  await medianTime(TIMES, () => open(community, [first()])); // warms up
  const took = await inTurn(ROUNDS, {
    hearth: () => medianTime(TIMES, () => open(community, [first()])),
    bare: () => medianTime(TIMES, () => publishesBare(community, second())),
  });
  run.say(
    `Home in a community of ${people.length}, from the click until Slack has it; ${ROUNDS} rounds of ${TIMES} each.`,
  );
  compare(run, 'ms', { name: 'Hearth', values: took.hearth }, { name: BARE, values: took.bare });
  const queries = Math.max(...(await Promise.all(people.slice(0, 2).map((person) => queriesOf(community, person)))));
  run.promise(`at most ${MOST_QUERIES} queries, for an organizer too (${queries})`, queries <= MOST_QUERIES);
}

/** Returns a function that returns the next person on each call and starts again after the last. */
function roundRobin(people: readonly DrivenPerson[]): () => DrivenPerson {
  let next = 0;
  return () => people[next++ % people.length] as DrivenPerson;
}

/** Opens Home for these people at once. Resolves when Slack has every Home. */
async function open({ published }: BenchCommunity, people: readonly DrivenPerson[]): Promise<void> {
  const before = published.all.length;
  await Promise.all(people.map((person) => person.opensHome()));
  await published.until(() => {
    const shown = new Set(published.all.slice(before).map((call) => call.arguments.user_id));
    return people.every(({ id }) => shown.has(id));
  });
}

const BARE = 'one “select 1” and one views.publish of the same view by a bare client';

async function publishesBare(community: BenchCommunity, person: DrivenPerson): Promise<void> {
  await community.db.check();
  const answer = await fetch(`${community.slack.apiUrl}views.publish`, {
    method: 'POST',
    headers: { authorization: `Bearer ${community.workspace.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ user_id: person.id, view: viewOf(community, person) }),
  });
  await answer.json();
}

/** Returns the latest view that was published for the person. */
function viewOf({ published }: BenchCommunity, person: DrivenPerson): unknown {
  const view = published.all.findLast((call) => call.arguments.user_id === person.id)?.arguments.view;
  return typeof view === 'string' ? JSON.parse(view) : view;
}

/** Returns the number of queries that compose the person's Home, without `begin` and `commit`. */
async function queriesOf({ slack, workspace, db }: BenchCommunity, person: DrivenPerson): Promise<number> {
  const client = new WebClient(workspace.botToken, { slackApiUrl: slack.apiUrl });
  const { name, run } = homeWork(
    features,
    { db, clock: () => new Date(), tell: async () => undefined, slack: async () => client, dueIn: async () => [] },
    { lastRow: () => [], erased: [] },
  );
  if (name !== publishHome.name) throw new Error('This is not the job that publishes Home.');
  const transactions = await recordTransactions(() => run({ workspaceId: workspace.id, id: person.id }));
  return Math.max(...transactions.map((it) => it.length - 2));
}

/** Measures many people opening Home at once. */
async function homeOfMany(run: Run, community: BenchCommunity): Promise<void> {
  const people = community.people.slice(0, CROWD);
  const before = community.slack.deliveries().length;
  const took = await inTurn(CROWD_ROUNDS, {
    hearth: () => timeOf(() => open(community, people)),
    bare: () => timeOf(() => Promise.all(people.map((person) => publishesBare(community, person)))),
  });
  run.say(`${CROWD} of them open Home at once, until Slack has the last one; ${CROWD_ROUNDS} rounds.`);
  compare(run, 'ms', { name: 'Hearth', values: took.hearth }, { name: BARE, values: took.bare });
  promiseAcknowledgement(run, community, before, HOME_ACKNOWLEDGED_MS);
}

function promiseAcknowledgement(run: Run, { slack }: BenchCommunity, from: number, most: number): void {
  const took = slack
    .deliveries()
    .slice(from)
    .map((sent) => sent.ackMs);
  const at95 = percentile(took, 0.95);
  run.say(`Time until Hearth acknowledges: ${spread(took, 'ms')}.`);
  run.promise(`95 % are acknowledged within ${most} ms (${figure(at95)} ms)`, at95 <= most);
}

/**
 * Measures many people checking in at once: Home, "Check in", the modal, "Share". Each crowd then does the same with a
 * bare app, which shows everybody one Home and one modal of Hearth's.
 */
async function checkInOfMany(run: Run, community: BenchCommunity): Promise<void> {
  const { people, slack } = community;
  const crowds = [people.slice(-2 * CROWD, -CROWD), people.slice(-CROWD)];
  const others = people.slice(0, -2 * CROWD);
  const home = viewOf(community, people[people.length - 1] as DrivenPerson);
  const opened = watchCalls(slack, 'views.open');
  await checkInTogether(community, others); // warms up
  const modal = opened.all.at(-1)?.arguments.view;
  const withBareApp = await startBareApp(run, community, [JSON.stringify(home), String(modal)]);
  await withBareApp(() => checkInTogether(community, others)); // warms up
  const [hearth, bare]: [Crowd[], Crowd[]] = [[], []];
  for (const crowd of crowds) {
    hearth.push(await checkInTogether(community, crowd));
    await pause(HEARTH_GOES_ON_MS);
    bare.push(await withBareApp(() => checkInTogether(community, crowd)));
  }
  run.say(
    `${CROWD} of them open Home, press “Check in”, fill the modal in and share, all at once; ${crowds.length} rounds.`,
  );
  run.say(`All of them are done within ${figure(Math.max(...hearth.map(({ took }) => took)) / 1000)} s.`);
  run.say('Time until 95 % are acknowledged. The local Slack and all these people run on the same cores.');
  const at95 = (all: readonly Crowd[]) => all.map(({ acknowledged }) => percentile(acknowledged, 0.95));
  compare(
    run,
    'ms',
    { name: 'Hearth', values: at95(hearth) },
    { name: 'a Bolt app that shows the same and has no database', values: at95(bare) },
  );
  const slowest = Math.max(...hearth.flatMap(({ acknowledged }) => acknowledged));
  run.promise(
    `acknowledged within ${SLACK_WAITS_MS} ms, the slowest too (${figure(slowest)} ms)`,
    slowest <= SLACK_WAITS_MS,
  );
  promiseAllDone(run, hearth);
}

function promiseAllDone(run: Run, crowds: readonly Crowd[]): void {
  const failures = crowds.flatMap((it) => it.failures);
  const all = crowds.length * CROWD;
  const done = all - failures.length;
  run.promise(`everybody's check-in is taken (${done} of ${all})`, done === all);
  for (const reason of new Set(failures)) {
    run.say(`${failures.filter((it) => it === reason).length} of them saw: ${reason}`);
  }
  const isInTime = crowds.every(({ took }) => took <= PEOPLE_WAIT_MS);
  run.promise(`everybody is done within ${PEOPLE_WAIT_MS / 1000} s`, done === all && isInTime);
}

/** Starts a bare app that shows these views. Returns a function that runs `work` while Slack sends everything to it. */
async function startBareApp(
  run: Run,
  { slack, workspace }: BenchCommunity,
  views: readonly [home: string, modal: string],
) {
  const credentials = [slack.app.signingSecret, workspace.id, workspace.botToken, slack.apiUrl];
  const { port } = await startBaseline(run.defer, ['bare-checkin.mjs', ...credentials, ...views]);
  return async (work: () => Promise<Crowd>): Promise<Crowd> => {
    const hearths = slack.requestUrl;
    slack.requestUrl = `http://127.0.0.1:${port}/slack/events`;
    const done = await work();
    slack.requestUrl = hearths;
    if (done.failures.length > 0) throw new Error(`Not everybody could use the bare app: ${done.failures[0]}`);
    return done;
  };
}

/** What many people did at once. The times are in milliseconds. */
interface Crowd {
  readonly took: number;
  readonly acknowledged: readonly number[];
  /** What those saw who could not check in. */
  readonly failures: readonly string[];
}

async function checkInTogether({ slack }: BenchCommunity, people: readonly DrivenPerson[]): Promise<Crowd> {
  const before = slack.deliveries().length;
  const failures: string[] = [];
  const took = await timeOf(() =>
    Promise.all(people.map((person) => checksIn(person).catch((error) => failures.push(reasonOf(error))))),
  );
  return {
    took,
    failures,
    acknowledged: slack
      .deliveries()
      .slice(before)
      .map(({ ackMs }) => ackMs),
  };
}

/** Returns the last line that the person saw, without the parts that differ between people. */
function reasonOf(error: unknown): string {
  const lines = String(error)
    .split('\n')
    .filter((line) => line !== '' && line !== '[Close]');
  return (lines.at(-1) ?? '').replace(/Member \d+/g, 'somebody').replace(/ Reference: \w+/, '');
}

async function checksIn(person: DrivenPerson): Promise<void> {
  await person.opensHome();
  await person.sees('Home', /Check in/, { within: PEOPLE_WAIT_MS });
  await person.presses('Check in');
  await person.fills({ 'What will you do next?': 'Ship it' }).submits();
}
