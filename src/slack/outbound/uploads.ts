import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../core/database/database.js';
import { retention } from '../../core/database/retention.js';
import { DAY } from '../../core/durations.js';
import { pictures } from '../schema.js';

/** A picture that Slack has; see the block `picture`. */
export interface UploadedPicture {
  readonly fileId: string;
  /** Says what it shows, which may be less than what is known since. */
  readonly alt: string;
}

/** The upload of a picture that was begun before. */
export type Upload = Pick<typeof pictures.$inferSelect, 'status' | 'claimedAt' | 'fileId' | 'alt'>;

/**
 * Claims the upload of this key's picture. Returns the upload that was begun before, by this or another worker;
 * undefined if the caller is the first, who uploads now.
 */
export async function claimUpload(
  tx: Tx,
  it: { workspaceId: string; key: string; alt: string; at: Date },
): Promise<Upload | undefined> {
  const { workspaceId, key, alt, at: claimedAt } = it;
  const claimed = await tx
    .insert(pictures)
    .values({ workspaceId, key, alt, status: 'uploading', claimedAt })
    .onConflictDoNothing()
    .returning({ key: pictures.key });
  return claimed.length > 0 ? undefined : uploadOf(tx, key);
}

/** Returns the upload that was begun for this key; undefined if there is none. */
export async function uploadOf(tx: Tx, key: string): Promise<Upload | undefined> {
  const [row] = await tx.select().from(pictures).where(eq(pictures.key, key));
  return row;
}

/** Returns the picture of the first of these keys for which Slack has one, for Home and modals; undefined if there is none. */
export async function uploadedPicture(tx: Tx, keys: readonly string[]): Promise<UploadedPicture | undefined> {
  const rows = await tx
    .select()
    .from(pictures)
    .where(and(inArray(pictures.key, [...keys]), eq(pictures.status, 'uploaded')));
  const found = keys.flatMap((key) => rows.find((it) => it.key === key) ?? [])[0];
  return found?.fileId ? { fileId: found.fileId, alt: found.alt ?? '' } : undefined;
}

/** Records that Slack has the picture. */
export async function settleUploaded(tx: Tx, key: string, fileId: string): Promise<void> {
  await tx.update(pictures).set({ status: 'uploaded', fileId }).where(eq(pictures.key, key));
}

/** Records that Slack doesn't have the picture, or that nobody knows. It isn't uploaded again. */
export async function settleLost(tx: Tx, key: string): Promise<void> {
  await tx.update(pictures).set({ status: 'failed' }).where(eq(pictures.key, key));
}

/** Gives the claim back, so that the picture may be uploaded later. */
export async function releaseUpload(tx: Tx, key: string): Promise<void> {
  await tx.delete(pictures).where(eq(pictures.key, key));
}

/** Keeps uploads for as long as the messages that may show them are changed. */
export const pictureRetention = retention('pictures.clear', {
  table: pictures,
  column: pictures.claimedAt,
  keepMs: 90 * DAY,
});
