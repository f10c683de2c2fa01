import { setTimeout as pause } from 'node:timers/promises';
import { type OwnBatch, type Queue, startOwnBatch } from './batch.js';
import { median } from './figures.js';
import { scope } from './scope.js';

const MEMBERS = 500;
const RUNS = 10;

/** How far into the batch the mishap comes. */
const PART = 0.3;

type Mishap = (batch: OwnBatch, kill: () => Promise<void>) => Promise<void>;

const MISHAPS: readonly { readonly what: string; readonly on: readonly Queue[]; readonly happens: Mishap }[] = [
  { what: 'a worker killed', on: ['Postgres', 'Redis'], happens: (_, kill) => kill() },
  { what: '20 answers of Slack lost', on: ['Postgres', 'Redis'], happens: loseAnswers },
  {
    what: 'a worker killed, and 20 answers of Slack lost',
    on: ['Postgres', 'Redis'],
    happens: async (batch, kill) => {
      await loseAnswers(batch);
      await kill();
    },
  },
  { what: 'Redis flushed', on: ['Redis'], happens: async ({ redis }) => redis?.flush() },
  { what: 'Redis restarted, empty', on: ['Redis'], happens: async ({ redis }) => redis?.restart() },
  { what: 'Postgres restarted', on: ['Postgres', 'Redis'], happens: (batch) => batch.restartPostgres() },
];

async function loseAnswers({ slack }: OwnBatch): Promise<void> {
  slack.fail({ method: 'chat.postMessage', times: 20, with: 'lostAnswer' });
}

/**
 * 500 members due at once and two workers, with a mishap in the middle of it: how many got exactly one DM. `RUNS=1` in the
 * environment makes it short.
 */
export async function benchSurvive(): Promise<string[]> {
  const runs = Number(process.env.RUNS ?? RUNS);
  const lines: string[] = [];
  for (const { what, on, happens } of MISHAPS) {
    for (const queue of on) {
      const results: Result[] = [];
      for (let i = 0; i < runs; i += 1) results.push(await survive(queue, happens));
      const perfect = results.filter(({ once }) => once === MEMBERS).length;
      const worst = Math.min(...results.map(({ once }) => once));
      const seconds = (median(results.map(({ ms }) => ms)) / 1000).toFixed(0);
      lines.push(
        `${`${what} (queue in ${queue})`.padEnd(62)} all ${MEMBERS} got exactly one DM in ${perfect} of ${runs} runs` +
          (perfect < runs ? `, only ${worst} in the worst` : '') +
          `; median ${seconds} s, ${median(results.map(({ calls }) => calls))} posts`,
      );
      process.stdout.write(`  ${lines.at(-1)}\n`);
    }
  }
  return [];
}

interface Result {
  readonly once: number;
  readonly ms: number;
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
    // Whoever would ask a second time has done so by now: a sweep comes round twice a minute, and finds nothing due.
    await pause(1_000);
    const counts = [...batch.asked().values()];
    return { once: counts.filter((n) => n === 1).length, ms, calls: batch.slack.calls('chat.postMessage').length };
  });
}
