import { MINUTE } from '../core/durations.js';
import type { Log } from '../core/log.js';
import { withTimeout } from '../core/timeout.js';
import type { Sweep } from './job.js';
import type { Producer } from './store.js';

const TIMEOUT_MS = 5_000;

/** The clocks of several machines may differ by this much. */
const SKEW_MS = MINUTE;

/**
 * Has the sweeps come round, once among all processes, and sees to it that they still do after the queue's store has lost everything, and
 * after a clock that was ahead was put right: what it had planned would come long after its time. Returns how to stop seeing to it.
 */
export async function keepScheduled(
  queue: Pick<Producer, 'getJobSchedulers' | 'promoteJobs' | 'removeJobScheduler' | 'upsertJobScheduler'>,
  sweeps: readonly Sweep[],
  opts: { removeOnComplete: boolean },
  log: Log,
  looksMs: number,
): Promise<() => void> {
  const schedule = async (some: readonly Sweep[]) => {
    for (const { name, everyMs } of some) await queue.upsertJobScheduler(name, { every: everyMs }, { name, opts });
  };
  const remind = async () => {
    const next = new Map((await queue.getJobSchedulers()).map((it) => [it.key, it.next ?? 0]));
    const late = sweeps.filter(({ name, everyMs }) => (next.get(name) ?? 0) > Date.now() + everyMs + SKEW_MS);
    for (const { name } of late) await queue.removeJobScheduler(name);
    // Nor does any other job wait for the right time. Too early does no harm: jobs decide afresh, and Slack's pace is kept in any case.
    if (late.length > 0) await queue.promoteJobs();
    await schedule(sweeps.filter((it) => late.includes(it) || !next.has(it.name)));
  };
  await schedule(sweeps);
  const timer = setInterval(() => {
    withTimeout(TIMEOUT_MS, remind).catch((error) => log.warn({ err: error }, 'the queue is out of reach'));
  }, looksMs);
  return () => clearInterval(timer);
}
