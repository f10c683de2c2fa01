import { type JobsOptions, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { z } from 'zod';

/** The beginning of all keys before each Hearth had its own. Every Hearth on one Redis shared it. */
const OLD_PREFIX = 'bull';

const ofWorkspace = z.object({ workspaceId: z.string() });

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
  const old = new Queue(name, { connection: redis, prefix: OLD_PREFIX, skipMetasUpdate: true });
  old.on('error', () => undefined); // the caller gets it too
  try {
    if ((await old.getWorkersCount()) > 0) return;
    let staying = 0;
    for (const job of await old.getJobs(['waiting', 'prioritized', 'delayed', 'active'])) {
      const { data: payload } = ofWorkspace.safeParse(job.data);
      if (!payload) continue; // a sweep
      if (await isOurs(payload.workspaceId)) {
        await queue.add(job.name, job.data, job.opts);
        // A worker that was killed has a lock on its jobs for some seconds.
        await job.remove().catch(() => (staying += 1));
      } else staying += 1;
    }
    if (staying === 0) await old.obliterate({ force: true });
  } finally {
    await old.close();
  }
}
