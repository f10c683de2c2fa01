import { MINUTE } from '../core/durations.js';
import type { Warn } from '../core/once-a-minute.js';
import { withTimeout } from '../core/timeout.js';
import type { Sweep } from './job.js';
import type { Producer } from './store.js';

const TIMEOUT_MS = 5_000;

/** The largest tolerated difference between the clocks of several machines. */
const SKEW_MS = MINUTE;

/**
 * Schedules the sweeps, once for all processes, and checks every `looksMs` that they still are. The check restores them
 * after the queue's store loses its data, and after a clock that was ahead is corrected, which leaves the next runs far
 * in the future. Returns a function that stops the checks.
 */
export async function keepScheduled(
  queue: Pick<Producer, 'getJobSchedulers' | 'promoteJobs' | 'removeJobScheduler' | 'upsertJobScheduler'>,
  sweeps: readonly Sweep[],
  opts: { removeOnComplete: boolean },
  warn: Warn,
  looksMs: number,
): Promise<() => void> {
  const schedule = async (some: readonly Sweep[]) => {
    for (const { name, everyMs } of some) await queue.upsertJobScheduler(name, { every: everyMs }, { name, opts });
  };
  const restore = async () => {
    const next = new Map((await queue.getJobSchedulers()).map((it) => [it.key, it.next ?? 0]));
    const late = sweeps.filter(({ name, everyMs }) => (next.get(name) ?? 0) > Date.now() + everyMs + SKEW_MS);
    for (const { name } of late) await queue.removeJobScheduler(name);
    // Other delayed jobs have wrong times too. Running them early does no harm: jobs decide again, and Slack's rate
    // limits are respected in any case.
    if (late.length > 0) await queue.promoteJobs();
    await schedule(sweeps.filter((it) => late.includes(it) || !next.has(it.name)));
  };
  await schedule(sweeps);
  return repeatedly(looksMs, restore, warn);
}

/** Does something with the queue now, and again and again. Returns a function that stops that. */
export function repeatedly(everyMs: number, work: () => Promise<void>, warn: Warn): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const workOnce = async () => {
    await withTimeout(TIMEOUT_MS, work).catch((error) => warn({ err: error }, 'the queue is out of reach'));
    if (!stopped) timer = setTimeout(workOnce, everyMs);
  };
  void workOnce();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
