import { instantAt } from '../../src/core/calendar.js';
import type { Tx } from '../../src/core/database/database.js';
import { WEEK } from '../../src/core/durations.js';
import { members, people } from '../../src/core/schema.js';
import { isHeldOut } from '../../src/features/nudges/domain/experiment.js';
import { STAGES } from '../../src/features/nudges/domain/ladder.js';
import { cases, policies } from '../../src/features/nudges/schema.js';
import { FORMER, QUIET, ZONE } from './people.js';
import type { Of, Seeding } from './seed.js';

const COMPARED_PERCENT = 30;

/** The days on which former members were found quiet, and the one on which they left, counted from the first. */
const FOUND_QUIET = [7, 15];
const LEFT = 22;

/** The working days between the last active day of a member and the day on which they were found quiet. */
const SILENT_DAYS = 6;

/**
 * Writes that former members went quiet twice before they left, some of them in the comparison group, so that organizers
 * see whether messages help.
 */
export async function seedFormerMembers(tx: Tx, it: Seeding, of: Of): Promise<void> {
  const version = versionFor(it.people.get(QUIET)?.id ?? '', of.communityId);
  const limits = { stages: [...STAGES], leastDays: 7, timesGap: 3, holdOutPercent: COMPARED_PERCENT };
  await tx.insert(policies).values({ ...of, ...limits, version });
  const all = FORMER.map((one) => ({ ...one, id: it.workspace.person({ ...one, zone: ZONE, deleted: true }).id }));
  const profile = { zone: ZONE, locale: 'en-US', standing: 'deactivated' as const };
  const on = (day: number) => instantAt(it.days[day] ?? '', '10:00', ZONE);
  await tx
    .insert(people)
    .values(all.map(({ id, name }) => ({ ...profile, workspaceId: of.workspaceId, userId: id, name })));
  await tx.insert(members).values(all.map(({ id }) => ({ ...of, userId: id, joinedAt: on(0), leftAt: on(LEFT) })));
  await tx.insert(cases).values(
    all.flatMap(({ id, heldOut, cameBack }, i) =>
      FOUND_QUIET.map((found, n) => {
        const day = found + (i % 3);
        return {
          ...{
            ...of,
            userId: id,
            policyVersion: version,
            heldOut,
            since: on(0),
            quietSince: it.days[day - SILENT_DAYS],
          },
          ...{ stage: 'hello' as const, stageAt: on(day), helloAt: on(day), helloWords: heldOut ? null : n },
          ...{ returned: n < cameBack, outcome: 'returned' as const, endedAt: new Date(on(day).getTime() + WEEK) },
        };
      }),
    ),
  );
}

/** Returns the first version of the policy that does not draw this member into the comparison group. */
function versionFor(userId: string, communityId: string): number {
  let policyVersion = 1;
  while (isHeldOut({ communityId, userId, policyVersion }, COMPARED_PERCENT)) policyVersion += 1;
  return policyVersion;
}
