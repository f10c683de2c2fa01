import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { drafts } from '../schema.js';

export type Draft = Pick<typeof drafts.$inferSelect, 'basedOn' | 'sections'>;

interface Whose {
  readonly workspaceId: string;
  readonly communityId: string;
  readonly userId: string;
}

const isTheirs = ({ communityId, userId }: Whose) =>
  and(eq(drafts.communityId, communityId), eq(drafts.userId, userId));

/** Returns what this organizer has changed and not published yet. */
export async function draftOf(tx: Tx, whose: Whose): Promise<Draft | undefined> {
  return (await tx.select().from(drafts).where(isTheirs(whose)))[0];
}

export async function saveDraft(tx: Tx, whose: Whose, { basedOn, sections }: Draft, now: Date): Promise<void> {
  const values = { basedOn, sections, savedAt: now };
  await tx
    .insert(drafts)
    .values({ ...whose, ...values })
    .onConflictDoUpdate({ target: [drafts.workspaceId, drafts.communityId, drafts.userId], set: values });
}

export async function deleteDraft(tx: Tx, whose: Whose): Promise<void> {
  await tx.delete(drafts).where(isTheirs(whose));
}
