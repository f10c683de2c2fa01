import { setTimeout as pause } from 'node:timers/promises';
import { type OwnBatch, type Queue, startOwnBatch } from './batch.js';
import { figure, spread } from './figures.js';
import type { Run } from './report.js';
import { scope } from './scope.js';

const MEMBERS = 500;

/** The share of members who have been asked when the fault occurs. */
const PART = 0.3;

/** Causes a fault. `kill` kills one of the workers and starts another. */
type CauseFault = (batch: OwnBatch, kill: () => Promise<void>) => Promise<void>;

const FAULTS: readonly { readonly name: string; readonly on: readonly Queue[]; readonly cause: CauseFault }[] = [
  { name: 'baseline, nothing breaks', on: ['Postgres', 'Redis'], cause: async () => undefined },
  { name: 'a worker is killed', on: ['Postgres', 'Redis'], cause: (_, kill) => kill() },
  { name: '20 of Slack’s answers are lost', on: ['Postgres', 'Redis'], cause: loseAnswers },
  {
    name: 'a worker is killed and 20 of Slack’s answers are lost',
    on: ['Postgres', 'Redis'],
    cause: async (batch, kill) => {
      await loseAnswers(batch);
      await kill();
    },
  },
  { name: 'Redis is flushed', on: ['Redis'], cause: async ({ redis }) => redis?.flush() },
  { name: 'Redis restarts empty', on: ['Redis'], cause: async ({ redis }) => redis?.restart() },
  { name: 'Postgres restarts', on: ['Postgres', 'Redis'], cause: (batch) => batch.restartPostgres() },
];

async function loseAnswers({ slack }: OwnBatch): Promise<void> {
  slack.fail({ method: 'chat.postMessage', times: 20, with: 'lostAnswer' });
}

/** Measures how many members get exactly one DM despite a fault, compared with runs without a fault. */
export async function benchSurvive(run: Run): Promise<void> {
  const { runs } = run.options;
  run.say(
    `${MEMBERS} members due at once, two workers, something breaks when ${PART * 100} % are asked; ${runs} runs of each case.`,
  );
  for (const { name, on, cause } of FAULTS) {
    for (const queue of on) {
      const results: Result[] = [];
      for (let i = 0; i < runs; i += 1) results.push(await survive(queue, cause));
      const seconds = results.map(({ ms }) => ms / 1000);
      const posts = results.map(({ calls }) => calls);
      run.say(`${name}, queue in ${queue}: ${spread(seconds, 's')}; at most ${figure(Math.max(...posts))} posts`);
      const worst = Math.min(...results.map(({ once }) => once));
      run.promise(`each member gets exactly one DM (${worst} of ${MEMBERS} in the worst run)`, worst === MEMBERS);
    }
  }
}

interface Result {
  /** Members who got exactly one DM. */
  readonly once: number;
  readonly ms: number;
  /** Posts to Slack. */
  readonly calls: number;
}

function survive(queue: Queue, cause: CauseFault): Promise<Result> {
  return scope(async (defer) => {
    const batch = await startOwnBatch(defer, queue);
    await batch.fallDue(MEMBERS);
    const start = performance.now();
    const [first] = await Promise.all([batch.worker(), batch.worker()]);
    await batch.untilAsked(MEMBERS * PART);
    await cause(batch, async () => {
      first?.child.kill('SIGKILL');
      await batch.worker();
    });
    await batch.untilAsked(MEMBERS);
    await batch.untilCertain();
    const ms = performance.now() - start;
    // A worker that asks a member twice does so within this time.
    await pause(1_000);
    const counts = [...batch.asked().values()];
    return { once: counts.filter((n) => n === 1).length, ms, calls: batch.slack.calls('chat.postMessage').length };
  });
}
