import { type Queue, startOwnBatch } from './batch.js';
import { watchCalls } from './calls.js';
import { figure, median } from './figures.js';
import { compare, inTurn, type Run } from './report.js';
import { scope } from './scope.js';

const OTHERS = 10;
const EACH = 30;

/** Members of the workspace to which Slack answers 429. */
const HELD = 500;
const MINUTE_S = 60;

const ROUNDS = 3;

/** The longest time that the others may wait, as a multiple of the time without that workspace. */
const MOST = 1.25;

/** Measures how long members wait for their DM while Slack answers 429 to another workspace, compared with no 429s. */
export async function benchHeld(run: Run): Promise<void> {
  for (const queue of ['Postgres', 'Redis'] as const) {
    const took = await inTurn(ROUNDS, {
      beside: () => medianDelay(queue, true),
      alone: () => medianDelay(queue, false),
    });
    run.say(
      `${OTHERS} workspaces of ${EACH} members due at once, queue in ${queue}; ${ROUNDS} rounds, the median member of each.`,
    );
    const [ratios = []] = compare(
      run,
      'ms',
      { name: `Beside a workspace of ${HELD} to which Slack answers 429 for a minute`, values: took.beside },
      { name: 'without that workspace', values: took.alone },
    );
    const ratio = median(ratios);
    run.promise(`the others wait at most ${MOST} times as long (median ${figure(ratio)})`, ratio <= MOST);
  }
}

/** Returns the time from the start of the worker until the median member of the others has the DM, in milliseconds. */
function medianDelay(queue: Queue, held: boolean): Promise<number> {
  return scope(async (defer) => {
    const batch = await startOwnBatch(defer, queue, {}, {}, OTHERS + 1);
    const [busy, ...others] = batch.workspaces;
    const refusal = { method: 'chat.postMessage', team: busy?.id ?? '', with: { retryAfter: MINUTE_S } };
    if (held) batch.slack.fail({ ...refusal, times: 1_000_000 });
    if (held) await batch.fallDue(HELD, busy);
    for (const other of others) await batch.fallDue(EACH, other);
    const posts = watchCalls(batch.slack, 'chat.postMessage');
    const before = batch.slack.clock.now().getTime();
    await batch.worker();
    const arrived = () => posts.all.filter((call) => call.team !== busy?.id && call.status === 200);
    await posts.until(() => arrived().length >= OTHERS * EACH);
    return median(arrived().map((call) => call.at.getTime() - before));
  });
}
