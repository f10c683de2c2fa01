import { eq } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { copy } from '../copy.js';
import { settings } from '../schema.js';

type Settings = typeof settings.$inferSelect;

/** Returns the questions that newcomers may answer, besides who they are: none, one or two. */
export async function questionsOf(tx: Tx, communityId: string): Promise<readonly string[]> {
  return (await settingsOf(tx, communityId))?.questions ?? copy.questions;
}

/** Returns the address of the invitation to the workspace; null if no organizer has stored one. */
export async function invitationLinkOf(tx: Tx, communityId: string): Promise<string | null> {
  return (await settingsOf(tx, communityId))?.invitationLink ?? null;
}

async function settingsOf(tx: Tx, communityId: string): Promise<Settings | undefined> {
  return (await tx.select().from(settings).where(eq(settings.communityId, communityId)))[0];
}

export async function changeSettings(
  tx: Tx,
  whose: Pick<Settings, 'workspaceId' | 'communityId'>,
  values: Partial<Pick<Settings, 'questions' | 'invitationLink'>>,
): Promise<void> {
  await tx
    .insert(settings)
    .values({ ...whose, ...values })
    .onConflictDoUpdate({ target: [settings.workspaceId, settings.communityId], set: values });
}
