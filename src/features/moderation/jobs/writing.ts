import type { Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import type { Message } from '../../../slack/blocks/blocks.js';

/** A message that shows something to a recipient for as long as it is theirs. */
interface Written {
  readonly workspaceId: string;
  readonly recipient: string;
  readonly postedAt: Date | null;
  readonly withdrawnAt: Date | null;
  /** Its key in the ledger. */
  readonly key: string;
}

/** The words of such a message while it is theirs, and afterwards. */
export interface Words {
  readonly message: Message;
  readonly withdrawn: Message;
}

/**
 * Posts, updates or withdraws a message, and has `record` store when it was posted; null once it is withdrawn. Returns
 * `new` if it was posted now, and `unreachable` if it can't be written there.
 */
export async function write(
  { deliver, db, clock }: Deps,
  { workspaceId, key, recipient, postedAt, withdrawnAt }: Written,
  { message, withdrawn }: Words,
  record: (tx: Tx, postedAt: Date | null) => Promise<void>,
): Promise<'new' | 'changed' | 'unreachable'> {
  const recordAt = (at: Date | null) => db.inWorkspace(workspaceId, (tx) => record(tx, at));
  if (withdrawnAt) {
    if (!postedAt) return 'changed';
    await deliver.update(workspaceId, key, withdrawn);
    await recordAt(null);
    return 'changed';
  }
  if (postedAt) return (await deliver.update(workspaceId, key, message)) === 'unreachable' ? 'unreachable' : 'changed';
  const at = await deliver.post(workspaceId, { key, to: recipient, message });
  if (!at) return 'unreachable';
  if (!at.isNew) await deliver.update(workspaceId, key, message);
  await recordAt(clock());
  return at.isNew ? 'new' : 'changed';
}
