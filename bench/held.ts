import { setTimeout as pause } from 'node:timers/promises';
import { type Queue, startOwnBatch } from './batch.js';
import { median } from './figures.js';
import { scope } from './scope.js';

const OTHERS = 10;
const EACH = 30;

/** As many as Slack holds back. */
const HELD = 500;
const MINUTE_S = 60;

const ROUNDS = 3;

/** One workspace that Slack answers 429 for a minute, beside ten that it does not: how long their members wait, against a run without it. */
export async function benchHeld(): Promise<string[]> {
  const lines: string[] = [];
  for (const queue of ['Postgres', 'Redis'] as const) {
    const alone: number[] = [];
    const beside: number[] = [];
    // Turn and turn about, so that whatever else the machine does touches both.
    for (let round = 0; round < ROUNDS; round += 1) {
      alone.push(...(await delays(queue, false)));
      beside.push(...(await delays(queue, true)));
    }
    const change = (median(beside) / median(alone) - 1) * 100;
    lines.push(
      `${OTHERS} workspaces of ${EACH}, queue in ${queue}: median delay ${median(alone).toFixed(0)} ms among themselves, ` +
        `${median(beside).toFixed(0)} ms beside one of ${HELD} that Slack answers 429 for a minute (${change > 0 ? '+' : ''}${change.toFixed(1)} %)`,
    );
  }
  return lines;
}

/** From when the worker looks until each of the others' members has the question, in milliseconds. */
function delays(queue: Queue, held: boolean): Promise<number[]> {
  return scope(async (defer) => {
    const batch = await startOwnBatch(defer, queue, {}, {}, OTHERS + 1);
    const [busy, ...others] = batch.workspaces;
    if (held)
      batch.slack.fail({
        method: 'chat.postMessage',
        team: busy?.id ?? '',
        times: 1_000_000,
        with: { retryAfter: MINUTE_S },
      });
    if (held) await batch.fallDue(HELD, busy);
    for (const other of others) await batch.fallDue(EACH, other);
    const before = batch.slack.clock.now().getTime();
    await batch.worker();
    const posts = () =>
      batch.slack.calls('chat.postMessage').filter((call) => call.team !== busy?.id && call.status === 200);
    while (posts().length < OTHERS * EACH) await pause(20);
    return posts().map((call) => call.at.getTime() - before);
  });
}
