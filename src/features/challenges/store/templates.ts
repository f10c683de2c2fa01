import { and, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { hasFinished } from '../domain/progress.js';
import type { TemplatePlan } from '../domain/templates.js';
import { challenges, templates } from '../schema/challenges.js';
import type { Challenge } from './challenges.js';
import { standingsIn } from './progress.js';

export type Template = typeof templates.$inferSelect;

/** Returns the templates that a community saved, by name. */
export async function templatesOf(tx: Tx, communityId: string): Promise<Template[]> {
  return tx
    .select()
    .from(templates)
    .where(eq(templates.communityId, communityId))
    .orderBy(sql`${templates.plan} ->> 'name'`, templates.id);
}

export async function templateById(tx: Tx, id: string): Promise<Template | undefined> {
  return (await tx.select().from(templates).where(eq(templates.id, id)))[0];
}

/** Saves a template in place of the community's with the same name, if there is one. */
export async function saveTemplate(
  tx: Tx,
  it: { workspaceId: string; communityId: string; plan: TemplatePlan; createdBy: string; createdAt: Date },
): Promise<void> {
  const sameName = and(eq(templates.communityId, it.communityId), sql`${templates.plan} ->> 'name' = ${it.plan.name}`);
  const replaced = await tx.update(templates).set({ plan: it.plan }).where(sameName).returning({ id: templates.id });
  if (replaced.length === 0) await tx.insert(templates).values(it);
}

export async function removeTemplate(tx: Tx, id: string): Promise<void> {
  await tx.delete(templates).where(eq(templates.id, id));
}

/** The last challenge of a community from a template, and how many of its participants finished it. */
export interface LastTime {
  readonly challenge: Challenge;
  readonly finished: number;
  readonly participants: number;
}

/** Returns the last challenge from a template that ended in this community; undefined if there is none. */
export async function lastTimeOf(tx: Tx, communityId: string, template: string): Promise<LastTime | undefined> {
  const [challenge] = await tx
    .select()
    .from(challenges)
    .where(
      and(eq(challenges.communityId, communityId), eq(challenges.template, template), eq(challenges.state, 'ended')),
    )
    .orderBy(desc(challenges.lastDay), desc(challenges.createdAt))
    .limit(1);
  if (!challenge) return undefined;
  const stayed = (await standingsIn(tx, challenge)).filter(({ leftAt }) => leftAt === null);
  const finished = stayed.filter(({ done, target }) => hasFinished(done, target)).length;
  return { challenge, finished, participants: stayed.length };
}
