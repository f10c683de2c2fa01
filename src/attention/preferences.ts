import { eq } from 'drizzle-orm';
import type { Tx } from '../core/database/database.js';
import { DEFAULT_LIMITS, type Limits } from './domain.js';
import { attentionLimits, attentionPreferences } from './schema.js';

export type Preferences = typeof attentionPreferences.$inferSelect;

/** A person's preferences; undefined for who never chose any. */
export async function preferencesOf(tx: Tx, userId: string): Promise<Preferences | undefined> {
  return (await tx.select().from(attentionPreferences).where(eq(attentionPreferences.userId, userId)))[0];
}

/** The same, and nobody else decides about this person until the transaction ends. */
export async function lockPreferences(tx: Tx, workspaceId: string, userId: string): Promise<Preferences> {
  await tx.insert(attentionPreferences).values({ workspaceId, userId }).onConflictDoNothing();
  const [row] = await tx
    .select()
    .from(attentionPreferences)
    .where(eq(attentionPreferences.userId, userId))
    .for('update');
  if (!row) throw new Error('Preferences were made and are not there.');
  return row;
}

export type WorkspaceLimits = Limits & { readonly awayWords: readonly string[] };

/** The limits of the workspace that the transaction is in. */
export async function limitsOf(tx: Tx): Promise<WorkspaceLimits> {
  return (await tx.select().from(attentionLimits))[0] ?? { ...DEFAULT_LIMITS, awayWords: [] };
}

/** Changes what this person chose. */
export async function changePreferences(
  tx: Tx,
  workspaceId: string,
  userId: string,
  change: Partial<Omit<Preferences, 'workspaceId' | 'userId'>>,
): Promise<void> {
  await tx
    .insert(attentionPreferences)
    .values({ workspaceId, userId, ...change })
    .onConflictDoUpdate({ target: [attentionPreferences.workspaceId, attentionPreferences.userId], set: change });
}

export async function changeLimits(tx: Tx, workspaceId: string, limits: WorkspaceLimits): Promise<void> {
  const set = { ...limits, awayWords: [...limits.awayWords] };
  await tx
    .insert(attentionLimits)
    .values({ workspaceId, ...set })
    .onConflictDoUpdate({ target: attentionLimits.workspaceId, set });
}
