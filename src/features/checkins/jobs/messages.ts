import type { Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import type { Message } from '../../../slack/blocks/blocks.js';
import { begunOf } from '../../../slack/outbound/ledger.js';
import { deliveryKey, occurrenceIn } from '../domain/delivery-keys.js';
import { askKeyOf, inMessage } from '../store/messages.js';
import { latestAsked, occurrenceById } from '../store/occurrences.js';
import { checkinMessage, reminderMessage } from '../views/dm.js';
import { contextOf } from './context.js';

/**
 * Updates the DMs about a check-in, and about those that share a message with it, to their current state. Deletes a
 * reminder that is of no use any more.
 */
export async function refreshMessages(deps: Deps, workspaceId: string, id: string): Promise<void> {
  const { db, deliver, clock } = deps;
  const messages = await db.inWorkspace(workspaceId, (tx) => messagesAbout(tx, deps, id, clock()));
  for (const [key, message] of messages) {
    if (message) await deliver.update(workspaceId, key, message);
    else await deliver.delete(workspaceId, key);
  }
}

/** Updates the DM with that ledger key, if it is one that asks for check-ins. */
export async function refreshMessage(deps: Deps, workspaceId: string, key: string): Promise<void> {
  const id = occurrenceIn(key);
  if (id) await refreshMessages(deps, workspaceId, id);
}

/** Updates the DM with the latest check-in in the programme that this person was asked. */
export async function refreshLatest(
  deps: Deps,
  { workspaceId, programmeId, userId }: { workspaceId: string; programmeId: string; userId: string },
): Promise<void> {
  const latest = await deps.db.inWorkspace(workspaceId, (tx) => latestAsked(tx, programmeId, userId));
  if (latest) await refreshMessages(deps, workspaceId, latest.id);
}

/** Returns the ledger keys of these DMs with what they should say now. */
async function messagesAbout(tx: Tx, deps: Deps, id: string, now: Date): Promise<[key: string, Message | undefined][]> {
  const occurrence = await occurrenceById(tx, id);
  if (!occurrence) return [];
  const keys = new Set([askKeyOf(occurrence), occurrence.remindedIn ?? deliveryKey('remind', id)]);
  const begun = await begunOf(tx, [...keys]);
  const partsOf = async (key: string) => {
    const found = await inMessage(tx, occurrence.userId, key);
    const all = found.some((it) => it.id === id) ? found : [...found, occurrence];
    const parts = [];
    for (const it of all) parts.push((await contextOf(tx, deps, it, now)) ?? []);
    return parts.flat();
  };
  const messages: [string, Message | undefined][] = [];
  for (const key of begun) {
    const parts = await partsOf(key);
    // The reminder of one check-in may be in the message that asks for another.
    if (occurrenceIn(key)) {
      const carried = await deps.attention.carried(tx, key, now);
      messages.push([key, checkinMessage(parts, { pace: 'usual', carried, now })]);
      continue;
    }
    const useful = parts.filter((it) => it.occurrence.outcome !== null || !it.isClosed);
    messages.push([key, useful.length > 0 ? reminderMessage(useful) : undefined]);
  }
  return messages;
}
