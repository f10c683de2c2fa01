import { median, spread } from './figures.js';
import { type Load, load } from './load.js';
import { type Process, startHearth, startProcess } from './processes.js';
import type { Defer } from './scope.js';
import { databaseEnv, startBenchSlack, startPostgres } from './setup.js';

const ROUNDS = 8;
const SECONDS = 3;
const CONNECTIONS = 64;

/** How many events a second Hearth takes, each in Postgres before it is acknowledged, beside a Bolt app that does nothing. */
export async function benchIntake(defer: Defer): Promise<string[]> {
  const postgres = await startPostgres(defer);
  const { slack, workspace, env } = await startBenchSlack(defer);
  const [team, secret] = [workspace.id, slack.app.signingSecret];
  const hearth = await startHearth(defer, { ...env, ...databaseEnv(postgres) }, 'web');
  const empty = await startProcess(
    defer,
    ['--import', 'tsx', 'bench/empty-bolt.ts', secret, team],
    (line) => Number(line) || undefined,
  );
  const run = ({ port }: Process) => load({ port, secret, team }, { connections: CONNECTIONS, seconds: SECONDS });
  const rounds: { empty: Load; hearth: Load }[] = [];
  for (const server of [empty, hearth]) await run(server); // to warm up
  // What else the machine does weighs on both sides of a round alike, so rounds are compared, not sums.
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ empty: await run(empty), hearth: await run(hearth) });
  const told = (who: 'empty' | 'hearth', name: string) => {
    const runs = rounds.map((round) => round[who]);
    const rate = Math.round(median(runs.map((it) => it.perSecond)));
    const refused = runs.reduce((sum, it) => sum + it.refused, 0);
    return `${name.padEnd(34)} ${rate} events/s, ${spread(runs.flatMap((it) => it.latencies))}, ${refused} refused`;
  };
  const ratios = rounds.map((round) => round.hearth.perSecond / round.empty.perSecond);
  const of = [...ratios].sort().map((it) => it.toFixed(2));
  return [
    told('empty', 'an empty Bolt app'),
    told('hearth', 'Hearth, in Postgres before the yes'),
    `ratio ${median(ratios).toFixed(2)}: the median of ${ROUNDS} rounds of ${SECONDS} s each, ${CONNECTIONS} connections (${of.join(', ')})`,
  ];
}
