import { createHmac, randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Database, Tx } from './database/database.js';
import { domainEvent } from './domain-events.js';
import { type DataInventory, type Erased, erasePerson } from './personal-data.js';
import { erasures, workspaces } from './schema.js';

/** A person is about to be erased. Their data is still there, so that what others see of them can be ended. */
export const erasureBegins = domainEvent<{ workspaceId: string; userId: string; now: Date }>('erasure begins');

/**
 * Records that a person is to be erased. From then on Hearth keeps nothing new about them and sends them nothing. Their
 * data is erased afterwards, by `finishErasure`. Throws for Hearth's own bot user, who takes the place of erased people.
 */
export async function requestErasure(tx: Tx, workspaceId: string, userId: string, at: Date): Promise<void> {
  const { key, botUserId } = await erasureKey(tx);
  if (userId === botUserId) throw new Error(`${userId} is Hearth's own bot user, which cannot be erased.`);
  const row = {
    workspaceId,
    personHash: hashOf(key, userId),
    userId,
    requestedAt: at,
    erasedAt: null,
  };
  await tx
    .insert(erasures)
    .values(row)
    .onConflictDoUpdate({ target: [erasures.workspaceId, erasures.personHash], set: row });
}

/** Erases everything about a person whose erasure was requested, except the hash of their user id. */
export async function finishErasure(
  db: Database,
  inventory: DataInventory,
  person: { readonly workspaceId: string; readonly userId: string; readonly at: Date },
): Promise<Erased> {
  const { workspaceId, userId, at } = person;
  // The user id in the request is cleared last, so that an interrupted erasure is found again.
  const { erasures: _, ...others } = inventory;
  const erased = await erasePerson(db, others, workspaceId, userId);
  await db.inWorkspace(workspaceId, (tx) =>
    tx.update(erasures).set({ userId: null, erasedAt: at }).where(eq(erasures.userId, userId)),
  );
  return erased;
}

/** Deletes the record of an erasure when the person joins again: from then on they are treated like other members. */
export async function deleteErasure(tx: Tx, userId: string): Promise<void> {
  const { key } = await read(tx);
  if (key) await tx.delete(erasures).where(eq(erasures.personHash, hashOf(key, userId)));
}

/** Returns the users among these whose erasure was requested. Runs one query. */
export async function erasedAmong(tx: Tx, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { key, hashes } = await read(tx);
  return new Set(key && hashes.length > 0 ? userIds.filter((it) => hashes.includes(hashOf(key, it))) : []);
}

async function read(tx: Tx): Promise<{ key: string | null; hashes: readonly string[] }> {
  const hashes = sql<string[]>`array(select ${erasures.personHash} from ${erasures})`;
  const [row] = await tx.select({ key: workspaces.erasureKey, hashes }).from(workspaces);
  return row ?? { key: null, hashes: [] };
}

/** Returns the erasure key of the transaction's workspace, creating it if there is none, and its bot user. */
async function erasureKey(tx: Tx): Promise<{ key: string; botUserId: string }> {
  const fresh = randomBytes(32).toString('base64');
  const [row] = await tx
    .update(workspaces)
    .set({ erasureKey: sql`coalesce(${workspaces.erasureKey}, ${fresh})` })
    .returning({ key: workspaces.erasureKey, botUserId: workspaces.botUserId });
  if (!row?.key) throw new Error('Hearth isn’t installed in this workspace.');
  return { key: row.key, botUserId: row.botUserId };
}

function hashOf(key: string, userId: string): string {
  return createHmac('sha256', Buffer.from(key, 'base64')).update(userId).digest('hex');
}
