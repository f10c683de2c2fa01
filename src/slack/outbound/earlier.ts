import type { WebClient } from '@slack/web-api';
import type { Tx } from '../../core/database/database.js';
import { slackError, threadNotFound } from '../errors.js';
import { deleteOrReplace } from './change.js';
import type { Delivering } from './delivering.js';
import { findDelivery, type Search } from './find-delivery.js';
import * as ledger from './ledger.js';

/** Looks for the message that an earlier attempt may have posted. If there is none, a new attempt begins now. */
export async function findEarlier(
  { db, clock }: Delivering,
  workspaceId: string,
  slack: WebClient,
  search: Omit<Search, 'keep'>,
): Promise<ledger.Posted | undefined> {
  const { key } = search;
  const inWorkspace = (write: (tx: Tx) => Promise<void>) => db.inWorkspace(workspaceId, write);
  const keep: Search['keep'] = (place) => inWorkspace((tx) => ledger.keepPlace(tx, key, place));
  const at = await findDelivery(slack, { ...search, keep }).catch((error) => {
    // Without the scope to look for it, a possible duplicate is better than no message.
    if (slackError(error) !== 'missing_scope') throw error;
    return undefined;
  });
  if (!at) await inWorkspace((tx) => ledger.attemptAgain(tx, key, clock()));
  return at;
}

/**
 * Takes down a reply that Slack put outside its thread, which somebody has deleted. Returns the error to settle: while it
 * can't be taken down, one that leaves it in doubt, so that the next attempt finds it.
 */
export async function takenDown(slack: WebClient, at: ledger.Posted): Promise<Error> {
  try {
    await deleteOrReplace(slack, at);
  } catch (error) {
    if (slackError(error) !== 'message_not_found') return new Error('a reply is outside its thread', { cause: error });
  }
  return threadNotFound();
}
