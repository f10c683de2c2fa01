import { eq } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import type { Draft } from '../domain.js';
import { drafts } from '../schema.js';

export interface SavedDraft {
  /** The id of the community that it becomes. */
  readonly id: string;
  readonly settings: Draft;
}

/** Returns the form that this person filled in last and did not finish. */
export async function draftOfPerson(tx: Tx, userId: string): Promise<SavedDraft | undefined> {
  const [row] = await tx
    .select({ id: drafts.id, settings: drafts.settings })
    .from(drafts)
    .where(eq(drafts.userId, userId));
  return row;
}

export async function saveDraft(
  tx: Tx,
  { workspaceId, userId }: Person,
  settings: Draft,
  now: Date,
): Promise<SavedDraft> {
  const [row] = await tx
    .insert(drafts)
    .values({ workspaceId, userId, settings, savedAt: now })
    .onConflictDoUpdate({ target: [drafts.workspaceId, drafts.userId], set: { settings, savedAt: now } })
    .returning({ id: drafts.id, settings: drafts.settings });
  if (!row) throw new Error('A draft was saved and not returned.');
  return row;
}

export async function deleteDraft(tx: Tx, userId: string): Promise<void> {
  await tx.delete(drafts).where(eq(drafts.userId, userId));
}
