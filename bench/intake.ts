import { figure, means, percentile } from './figures.js';
import { type Load, load } from './load.js';
import { type Process, startBaseline, startHearth } from './processes.js';
import { compare, inTurn, type Run } from './report.js';
import { databaseEnv, eventsInInbox, loadTarget, startBenchSlack, startPostgres } from './setup.js';

const ROUNDS = 6;
/** Seconds per side and round. The sides take turns every second. */
const SECONDS = 4;
const WARM_UP_SECONDS = 8;
const CONNECTIONS = 64;

/** The share of the baseline's rate that Hearth has to reach in every round. */
const LEAST = 0.85;

/** Measures how many events a second a web process accepts, compared with an empty Bolt app. */
export async function benchIntake(run: Run): Promise<void> {
  const postgres = await startPostgres(run.defer);
  const at = await startBenchSlack(run.defer);
  const hearth = await startHearth(run.defer, { ...at.env, ...databaseEnv(postgres) }, 'web');
  const empty = await startBaseline(run.defer, ['empty-bolt.mjs', at.slack.app.signingSecret, at.workspace.id]);
  const target = loadTarget(at, CONNECTIONS);
  const sent: Load[] = [];
  const second = async ({ port }: Process) => {
    const done = await load({ ...target, port }, 1);
    if (port === hearth.port) sent.push(done);
    return done.perSecond;
  };
  const sides = { hearth: () => second(hearth), empty: () => second(empty) };
  await inTurn(WARM_UP_SECONDS, sides);
  const rates = await inTurn(ROUNDS * SECONDS, sides);

  run.say(
    `Signed events accepted per second, over ${CONNECTIONS} connections; ${ROUNDS} rounds of ${SECONDS} s for each side.`,
  );
  run.say('Hearth stores each in Postgres before it answers. Postgres and the sender run on the same cores.');
  const [ratios = []] = compare(
    run,
    'events/s',
    { name: 'Hearth', values: means(rates.hearth, SECONDS) },
    { name: 'an empty Bolt app', values: means(rates.empty, SECONDS) },
  );
  const latencies = sent.flatMap((it) => it.latencies);
  const at95 = figure(percentile(latencies, 0.95));
  run.say(`Hearth answers half of them within ${figure(percentile(latencies, 0.5))} ms, 95 % within ${at95} ms.`);
  run.promise(`in every round at least ${LEAST} of the empty Bolt app's rate`, Math.min(...ratios) >= LEAST);
  const accepted = latencies.length - sent.reduce((sum, it) => sum + it.refused, 0);
  const stored = await eventsInInbox(postgres);
  run.promise(
    `every accepted event is in Postgres (${accepted} accepted, ${stored} stored, ${latencies.length - accepted} refused)`,
    stored >= accepted,
  );
}
