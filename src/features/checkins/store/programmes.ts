import { and, count, eq, isNull, ne, notInArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '../../../core/database/database.js';
import { OUTSIDERS } from '../../../core/people.js';
import { programmes } from '../../../core/programme-schema.js';
import type { Programme } from '../../../core/programmes.js';
import { members, people } from '../../../core/schema.js';
import type { ProgrammeSettings } from '../domain/programmes.js';
import { participants } from '../schema.js';

/** Adds a programme to a community, unless it is there. Its rhythm is as of `now`. */
export async function addProgramme(
  tx: Tx,
  it: ProgrammeSettings & Pick<Programme, 'workspaceId' | 'id' | 'communityId'>,
  now: Date,
): Promise<void> {
  await tx
    .insert(programmes)
    .values({ ...it, days: [...it.days], rhythmSince: now, createdAt: now })
    .onConflictDoNothing();
}

/** Changes a programme. */
export async function changeProgramme(
  tx: Tx,
  id: string,
  change: Partial<ProgrammeSettings & Pick<Programme, 'rhythmSince' | 'closedAt'>>,
): Promise<void> {
  const { days, ...rest } = change;
  await tx
    .update(programmes)
    .set({ ...rest, ...(days ? { days: [...days] } : {}) })
    .where(eq(programmes.id, id));
}

/** Returns SQL that is true if the community of the surrounding query's programme has other open ones. */
export function hasOthers(tx: Tx): SQL<boolean> {
  const others = alias(programmes, 'others');
  const another = tx
    .select({ id: others.id })
    .from(others)
    .where(and(eq(others.communityId, programmes.communityId), ne(others.id, programmes.id), isNull(others.closedAt)));
  return sql<boolean>`exists ${another}`;
}

/** Returns the number of members who take part in each of the programmes of a community, by programme. */
export async function countParticipants(tx: Tx, communityId: string): Promise<Map<string, number>> {
  const rows = await tx
    .select({ id: programmes.id, count: count() })
    .from(programmes)
    .innerJoin(participants, and(eq(participants.programmeId, programmes.id), isNull(participants.stoppedAt)))
    .innerJoin(
      members,
      and(
        eq(members.communityId, programmes.communityId),
        eq(members.userId, participants.userId),
        isNull(members.leftAt),
      ),
    )
    .innerJoin(people, and(eq(people.userId, participants.userId), notInArray(people.standing, [...OUTSIDERS])))
    .where(eq(programmes.communityId, communityId))
    .groupBy(programmes.id);
  return new Map(rows.map((row) => [row.id, row.count]));
}
