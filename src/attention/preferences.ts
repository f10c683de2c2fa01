import { eq } from 'drizzle-orm';
import type { Tx } from '../core/database/database.js';
import { prepared } from '../core/database/prepared.js';
import { DEFAULT_AWAY_WORDS, DEFAULT_LIMITS, type Limits } from './domain.js';
import { attentionLimits, attentionPreferences } from './schema.js';

export type Preferences = typeof attentionPreferences.$inferSelect;

const ofPerson = prepared(['userId'], (tx, { userId }) =>
  tx.select().from(attentionPreferences).where(eq(attentionPreferences.userId, userId)),
);

const ofPersonLocked = prepared(['userId'], (tx, { userId }) =>
  tx.select().from(attentionPreferences).where(eq(attentionPreferences.userId, userId)).for('update'),
);

/** Returns a person's preferences; undefined if they have no row. */
export async function preferencesOf(tx: Tx, userId: string): Promise<Preferences | undefined> {
  return (await ofPerson(tx, { userId }))[0];
}

/** Returns a person's preferences with a row lock, so that no other transaction decides about them at the same time. */
export async function lockPreferences(tx: Tx, workspaceId: string, userId: string): Promise<Preferences> {
  const [known] = await ofPersonLocked(tx, { userId });
  if (known) return known;
  await tx.insert(attentionPreferences).values({ workspaceId, userId }).onConflictDoNothing();
  const [made] = await ofPersonLocked(tx, { userId });
  if (!made) throw new Error('Preferences were made and are not there.');
  return made;
}

export type WorkspaceLimits = Limits & { readonly awayWords: readonly string[] };

/** Returns the limits of the transaction's workspace, or the defaults. */
export async function limitsOf(tx: Tx): Promise<WorkspaceLimits> {
  return (await tx.select().from(attentionLimits))[0] ?? { ...DEFAULT_LIMITS, awayWords: DEFAULT_AWAY_WORDS };
}

/** Changes a person's preferences. Properties that aren't in `change` stay. */
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
