import type { Deps } from '../../../feature.js';
import { type IdPayload, type JobContract, type Sweep, sweep } from '../../../queue/job.js';
import { type CommunityRef, communitiesAfter } from '../store/communities.js';

const PAGE_SIZE = 200;

/**
 * Returns a sweep that enqueues this job for every community of all workspaces. The job's `id` is the community's id.
 */
export function everyCommunity(
  { db, jobs }: Pick<Deps, 'db' | 'jobs'>,
  name: Sweep['name'] & `${string}.${string}`,
  { everyMs, job }: { everyMs: number; job: JobContract<IdPayload> },
): Sweep {
  return sweep(name, {
    everyMs,
    does: `adds \`${job.name}\` for every community`,
    run: async () => {
      let last: CommunityRef | undefined;
      do {
        const page = await db.acrossWorkspaces((tx) => communitiesAfter(tx, last, PAGE_SIZE));
        await jobs.addAll(job, page);
        last = page.at(-1);
      } while (last);
    },
  });
}
