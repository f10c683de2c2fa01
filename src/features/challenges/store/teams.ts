import { and, count, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import type { Team } from '../domain/form.js';
import { teamMembers, teams } from '../schema/challenges.js';
import { participants } from '../schema/taking-part.js';

interface Which {
  readonly workspaceId: string;
  readonly id: string;
}

/** Replaces the teams of a challenge that has no participants yet. */
export async function saveTeams(tx: Tx, { workspaceId, id: challengeId }: Which, all: readonly Team[]): Promise<void> {
  await tx.delete(teams).where(eq(teams.challengeId, challengeId));
  for (const { name, userIds } of all) {
    const [team] = await tx.insert(teams).values({ workspaceId, challengeId, name }).returning({ id: teams.id });
    const rows = userIds.map((userId) => ({ workspaceId, challengeId, teamId: team?.id ?? '', userId }));
    if (rows.length > 0) await tx.insert(teamMembers).values(rows);
  }
}

/** Returns the teams of a challenge by name, with the members who were put into them, joined or not. */
export async function teamsOf(tx: Tx, challengeId: string): Promise<Team[]> {
  const rows = await tx
    .select({ name: teams.name, userId: teamMembers.userId })
    .from(teams)
    .leftJoin(teamMembers, and(eq(teamMembers.workspaceId, teams.workspaceId), eq(teamMembers.teamId, teams.id)))
    .where(eq(teams.challengeId, challengeId))
    .orderBy(teams.name, teamMembers.userId);
  const names = [...new Set(rows.map(({ name }) => name))];
  return names.map((name) => ({
    name,
    userIds: rows.flatMap((row) => (row.name === name && row.userId !== null ? [row.userId] : [])),
  }));
}

/** Returns the id of the team into which a member was put; null for none. */
export async function teamFor(tx: Tx, challengeId: string, userId: string): Promise<string | null> {
  const theirs = and(eq(teamMembers.challengeId, challengeId), eq(teamMembers.userId, userId));
  return (await tx.select({ id: teamMembers.teamId }).from(teamMembers).where(theirs))[0]?.id ?? null;
}

/** Returns the teams of a challenge by name, with the number of those who take part in each. */
export async function teamSizes(tx: Tx, challengeId: string): Promise<{ id: string; name: string; size: number }[]> {
  const active = and(
    eq(participants.workspaceId, teams.workspaceId),
    eq(participants.teamId, teams.id),
    isNull(participants.leftAt),
  );
  return tx
    .select({ id: teams.id, name: teams.name, size: count(participants.id) })
    .from(teams)
    .leftJoin(participants, active)
    .where(eq(teams.challengeId, challengeId))
    .groupBy(teams.workspaceId, teams.id)
    .orderBy(teams.name);
}

/** Returns the id of the smallest team, which a new participant joins; null if there are no teams. Others who join wait. */
export async function smallestTeam(tx: Tx, challengeId: string): Promise<string | null> {
  await tx.select().from(teams).where(eq(teams.challengeId, challengeId)).orderBy(teams.id).for('update');
  const all = await teamSizes(tx, challengeId);
  return (
    all.reduce<(typeof all)[number] | undefined>((best, it) => (best && best.size <= it.size ? best : it), undefined)
      ?.id ?? null
  );
}
