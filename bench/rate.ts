import { openDatabase } from '../src/core/database/database.js';
import { createLog } from '../src/core/log.js';
import { handleOccurrence } from '../src/features/checkins/contracts.js';
import { askDue } from '../src/features/checkins/jobs/ask.js';
import { openQueue } from '../src/queue/queue.js';
import { type OwnBatch, type Queue, startOwnBatch } from './batch.js';
import { watchCalls } from './calls.js';
import { figure } from './figures.js';
import { type Run, timeOf } from './report.js';
import { scope } from './scope.js';

const MEMBERS = 10_000;

/** The length of Slack's rate limit minute in this bench, so that its 600 messages a minute are 100 a second. */
const MINUTE_MS = 6_000;
const PER_SECOND = (600 * 1000) / MINUTE_MS;

/** Messages that Slack accepts at once before its limit applies. */
const SLACKS_BURST = 600;

/** The longest time for all messages, as a multiple of the time that Slack's pace allows. */
const MOST = 1.1;

/** Measures the time for 10,000 members who are due at once, compared with the time that Slack's pace allows. */
export async function benchRate(run: Run): Promise<void> {
  for (const queue of ['Postgres', 'Redis'] as const) await measure(run, queue);
}

function measure(run: Run, queue: Queue): Promise<void> {
  const env = { MESSAGES_PER_MINUTE: String(PER_SECOND * 60) };
  return scope(async (defer) => {
    const batch = await startOwnBatch(defer, queue, { rateLimits: { minute: MINUTE_MS } }, env);
    const posts = watchCalls(batch.slack, 'chat.postMessage');
    await batch.fallDue(MEMBERS);
    const enqueued = await enqueue(batch);
    await Promise.all([batch.worker(), batch.worker()]);
    const limited = () => posts.all.filter((call) => call.status === 429).length;
    await posts.until(() => posts.all.length > 0);
    const took = await timeOf(() =>
      posts.until(() => posts.all.length >= MEMBERS && posts.all.length - limited() >= MEMBERS),
    );
    const pace = ((MEMBERS - SLACKS_BURST) / PER_SECOND) * 1000;
    run.say(
      `${MEMBERS.toLocaleString('en')} members of one workspace due at once, queue in ${queue}, two workers; one round.`,
    );
    run.say(`All are in the queue after ${figure(enqueued / 1000)} s.`);
    run.say(`Hearth, from the first question to the last: ${figure(took / 1000)} s`);
    run.say(`Baseline, the pace that Slack allows: ${figure(pace / 1000)} s`);
    const ratio = took / pace;
    run.promise(`at most ${MOST} times as long as Slack's pace allows (${figure(ratio)})`, ratio <= MOST);
    const sent = posts.all.length - limited();
    run.promise(`one Slack call for each member (${sent} posts, and ${limited()} answered 429)`, sent === MEMBERS);
  });
}

/** Runs the sweep in this process. Returns the milliseconds until all jobs are in the queue. */
async function enqueue({ database, queueStore }: OwnBatch): Promise<number> {
  const log = createLog('warn');
  const db = openDatabase(database.url, 4, log);
  const queue = openQueue(queueStore, log, { messagesPerMinute: PER_SECOND * 60 });
  const took = await timeOf(async () => {
    await queue.addAll(handleOccurrence, await db.acrossWorkspaces((tx) => askDue.find(tx, new Date())));
  });
  await queue.close();
  await db.close();
  return took;
}
