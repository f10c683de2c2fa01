import { setTimeout as pause } from 'node:timers/promises';
import { type OwnBatch, type Queue, startOwnBatch } from './batch.js';
import { figure, spread } from './figures.js';
import type { Run } from './report.js';
import { scope } from './scope.js';

const MEMBERS = 500;

/** The share of members who have been asked when something breaks. */
const PART = 0.3;

/** Makes something break; `kill` kills one of the workers and starts another. */
type Mishap = (batch: OwnBatch, kill: () => Promise<void>) => Promise<void>;

const MISHAPS: readonly { readonly what: string; readonly on: readonly Queue[]; readonly happens: Mishap }[] = [
  { what: 'baseline, nothing breaks', on: ['Postgres', 'Redis'], happens: async () => undefined },
  { what: 'a worker is killed', on: ['Postgres', 'Redis'], happens: (_, kill) => kill() },
  { what: '20 of Slack’s answers are lost', on: ['Postgres', 'Redis'], happens: loseAnswers },
  {
    what: 'a worker is killed and 20 of Slack’s answers are lost',
    on: ['Postgres', 'Redis'],
    happens: async (batch, kill) => {
      await loseAnswers(batch);
      await kill();
    },
  },
  { what: 'Redis is flushed', on: ['Redis'], happens: async ({ redis }) => redis?.flush() },
  { what: 'Redis restarts empty', on: ['Redis'], happens: async ({ redis }) => redis?.restart() },
  { what: 'Postgres restarts', on: ['Postgres', 'Redis'], happens: (batch) => batch.restartPostgres() },
];

async function loseAnswers({ slack }: OwnBatch): Promise<void> {
  slack.fail({ method: 'chat.postMessage', times: 20, with: 'lostAnswer' });
}

/** Measures how many members get exactly one DM when something breaks in the middle, beside runs in which nothing does. */
export async function benchSurvive(run: Run): Promise<void> {
  const { runs } = run.options;
  run.say(
    `${MEMBERS} members due at once, two workers, something breaks when ${PART * 100} % are asked; ${runs} runs of each case.`,
  );
  for (const { what, on, happens } of MISHAPS) {
    for (const queue of on) {
      const results: Result[] = [];
      for (let i = 0; i < runs; i += 1) results.push(await survive(queue, happens));
      const seconds = results.map(({ ms }) => ms / 1000);
      const posts = results.map(({ calls }) => calls);
      run.say(`${what}, queue in ${queue}: ${spread(seconds, 's')}; at most ${figure(Math.max(...posts))} posts`);
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

function survive(queue: Queue, happens: Mishap): Promise<Result> {
  return scope(async (defer) => {
    const batch = await startOwnBatch(defer, queue);
    await batch.fallDue(MEMBERS);
    const start = performance.now();
    const [first] = await Promise.all([batch.worker(), batch.worker()]);
    await batch.untilAsked(MEMBERS * PART);
    await happens(batch, async () => {
      first?.child.kill('SIGKILL');
      await batch.worker();
    });
    await batch.untilAsked(MEMBERS);
    await batch.untilCertain();
    const ms = performance.now() - start;
    // A worker that asks somebody twice does so within this time.
    await pause(1_000);
    const counts = [...batch.asked().values()];
    return { once: counts.filter((n) => n === 1).length, ms, calls: batch.slack.calls('chat.postMessage').length };
  });
}
