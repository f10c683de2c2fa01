import type { Log } from '../core/log.js';
import { within } from '../core/within.js';
import type { Sweep } from './job.js';
import type { Producer } from './store.js';

const PATIENCE_MS = 5_000;

/**
 * Has the sweeps come round, once among all processes, and sees to it that they still do after the queue's store has lost everything.
 * Returns how to stop seeing to it.
 */
export async function keepScheduled(
  queue: Pick<Producer, 'getJobSchedulers' | 'upsertJobScheduler'>,
  sweeps: readonly Sweep[],
  opts: { removeOnComplete: boolean },
  log: Log,
  looksMs: number,
): Promise<() => void> {
  const schedule = async (some: readonly Sweep[]) => {
    for (const { name, everyMs } of some) await queue.upsertJobScheduler(name, { every: everyMs }, { name, opts });
  };
  const remind = async () => {
    const known = new Set((await queue.getJobSchedulers()).map(({ key }) => key));
    await schedule(sweeps.filter((it) => !known.has(it.name)));
  };
  await schedule(sweeps);
  const timer = setInterval(() => {
    within(PATIENCE_MS, remind).catch((error) => log.warn({ err: error }, 'the queue is out of reach'));
  }, looksMs);
  return () => clearInterval(timer);
}
