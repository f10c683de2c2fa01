import { type Job, type JobsOptions, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { z } from 'zod';

/** The beginning of all keys before each Hearth had its own. Every Hearth on one Redis shared it. */
const OLD_PREFIX = 'bull';

/** Longer than it takes to move what a queue holds. */
const TURN_S = 60;

const ofWorkspace = z.object({ workspaceId: z.string() });

/** Returns the jobs that are not done, without sweeps. */
async function jobsOf(old: Queue): Promise<Job<z.infer<typeof ofWorkspace>>[]> {
  const jobs = await old.getJobs(['waiting', 'prioritized', 'delayed', 'active']);
  return jobs.filter(({ data }) => ofWorkspace.safeParse(data).success);
}

/**
 * Moves the jobs that the version before this one left in the queue `name` under the old prefix to `queue`, if they are
 * of our workspaces: no sweep finds what only a job knows, such as that a member asked for a file. Then deletes what is
 * left, unless it has jobs of another Hearth. Does nothing while any worker of the old version is connected: it does
 * these jobs itself, and may be another Hearth's.
 */
export async function takeOverOldJobs(
  redis: Redis,
  name: string,
  queue: { add(name: string, payload: unknown, options: JobsOptions): Promise<unknown> },
  isOurs: (workspaceId: string) => Promise<boolean>,
): Promise<void> {
  if ((await redis.exists(`${OLD_PREFIX}:${name}:id`, `${OLD_PREFIX}:${name}:meta`)) === 0) return;
  // One at a time, so that nobody moves a job twice.
  const turn = `${OLD_PREFIX}:${name}:taking-over`;
  if (!(await redis.set(turn, '1', 'EX', TURN_S, 'NX'))) return;
  const old = new Queue(name, { connection: redis, prefix: OLD_PREFIX, skipMetasUpdate: true });
  old.on('error', () => undefined); // the caller gets it too
  try {
    if ((await old.getWorkersCount()) > 0) return;
    for (const job of await jobsOf(old)) {
      // A worker that was killed has a lock on its jobs for some seconds.
      const isLocked = (await redis.exists(`${OLD_PREFIX}:${name}:${job.id}:lock`)) > 0;
      if (isLocked || !(await isOurs(job.data.workspaceId))) continue;
      await queue.add(job.name, job.data, job.opts);
      await job.remove();
    }
    if ((await jobsOf(old)).length === 0) await old.obliterate({ force: true });
  } finally {
    await old.close();
    await redis.del(turn);
  }
}
