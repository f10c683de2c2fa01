import { openDatabase } from '../src/core/database/database.js';
import { createLog } from '../src/core/log.js';
import { lookAt } from '../src/features/checkins/contracts.js';
import { askDue } from '../src/features/checkins/jobs/ask.js';
import { openQueue } from '../src/queue/queue.js';
import { type OwnBatch, type Queue, startOwnBatch } from './batch.js';
import { scope } from './scope.js';

const MEMBERS = 10_000;

/** Slack's minute is shortened to this, so that its 600 messages a minute are 100 a second. */
const MINUTE_MS = 6_000;
const A_SECOND = (600 * 1000) / MINUTE_MS;

/** What Slack takes at once before it begins to count. */
const SLACKS_BURST = 600;

/** 10,000 members due at once: how soon they are in the queue, how far the rest is from the pace that Slack allows, and the calls. */
export async function benchRate(): Promise<string[]> {
  return [await rate('Postgres'), await rate('Redis')];
}

function rate(queue: Queue): Promise<string> {
  const env = { MESSAGES_PER_MINUTE: String(A_SECOND * 60) };
  return scope(async (defer) => {
    const batch = await startOwnBatch(defer, queue, { rateLimits: { minute: MINUTE_MS } }, env);
    await batch.fallDue(MEMBERS);
    const enqueued = await enqueue(batch);
    const started = performance.now();
    await Promise.all([batch.worker(), batch.worker()]);
    await batch.untilAsked(1);
    const first = performance.now();
    await batch.untilAsked(MEMBERS);
    const took = (performance.now() - first) / 1000;
    const ideal = (MEMBERS - SLACKS_BURST) / A_SECOND;
    const posts = batch.slack.calls('chat.postMessage');
    const limited = posts.filter((call) => call.status === 429).length;
    return (
      `${MEMBERS} due at once, queue in ${queue}: in the queue after ${(enqueued / 1000).toFixed(1)} s, the first asked ${((first - started) / 1000).toFixed(1)} s after start; ` +
      `then ${took.toFixed(0)} s where Slack allows ${ideal.toFixed(0)} s (${((took / ideal - 1) * 100).toFixed(1)} %); ` +
      `${posts.length} posts, ${limited} of them answered 429`
    );
  });
}

/** What the sweep does, in this process: milliseconds until all are in the queue. */
async function enqueue({ database, queueStore }: OwnBatch): Promise<number> {
  const log = createLog('warn');
  const db = openDatabase(database.url, 4, log);
  const queue = openQueue(queueStore, log, { messagesPerMinute: A_SECOND * 60 });
  const before = performance.now();
  await queue.addAll(lookAt, await db.acrossWorkspaces((tx) => askDue.find(tx, new Date())));
  const took = performance.now() - before;
  await queue.close();
  await db.close();
  return took;
}
