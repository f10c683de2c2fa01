import type { WebClient } from '@slack/web-api';
import { context, type Message, message } from '../blocks/blocks.js';
import { md } from '../blocks/mrkdwn.js';
import { copy } from '../copy.js';
import { slackError, type Verdict, verdictOf } from '../errors.js';
import { busy, count, type Delivering, placeOf } from './delivering.js';
import { findDelivery, type Search } from './find-delivery.js';
import * as ledger from './ledger.js';
import { rewrite } from './write.js';

/**
 * The result of changing a message:
 * - `shown`: Slack shows the change, or Hearth has no such message there;
 * - `gone`: somebody deleted the message, so that there is nothing to change;
 * - `unreachable`: the message stays as it was, since its channel or recipient can't be written to for now;
 * - `refused`: the message stays as it was, since Slack refuses this change for good or the message can't be looked for.
 */
export type Changed = 'shown' | 'gone' | 'unreachable' | 'refused';

/** Updates the message posted for a key; see `Deliver`. */
export async function update(
  it: Delivering,
  workspaceId: string,
  slack: WebClient,
  to: { key: string; message: Message; nameless: Message | undefined },
): Promise<Changed> {
  const changed = await changePosted(it, workspaceId, slack, to.key, (at) =>
    rewrite(slack, at, (at.signed && to.nameless) || to.message),
  );
  if (changed === 'gone') await it.db.inWorkspace(workspaceId, (tx) => ledger.settleGone(tx, to.key));
  return changed;
}

/** Deletes the message posted for a key; see `Deliver`. A message that stays in Slack stays in the ledger. */
export async function remove(it: Delivering, workspaceId: string, slack: WebClient, key: string): Promise<Changed> {
  const found = await changePosted(it, workspaceId, slack, key, (at) => deleteOrReplace(slack, at));
  const changed = found === 'gone' ? 'shown' : found;
  if (changed === 'shown') await it.db.inWorkspace(workspaceId, (tx) => ledger.settleWithdrawn(tx, key));
  return changed;
}

/** Slack may never let us delete a message, for example while a workspace exports its messages, but still change it. */
export async function deleteOrReplace(slack: WebClient, at: ledger.Posted): Promise<unknown> {
  try {
    return await slack.chat.delete(placeOf(at));
  } catch (error) {
    if (!isFinal(verdictOf(error)) || slackError(error) === 'message_not_found') throw error;
    return rewrite(slack, at, message(context(md`${copy.takenDown}`)));
  }
}

/** Returns true if Slack would refuse the same call again. */
function isFinal(verdict: Verdict): boolean {
  return verdict === 'message' || verdict === 'badRequest';
}

function changePosted(
  it: Delivering,
  workspaceId: string,
  slack: WebClient,
  key: string,
  change: (at: ledger.Posted) => Promise<unknown>,
): Promise<Changed> {
  return settleChange(it, { workspaceId, key }, async () => {
    const settled = await settleDoubt(it, workspaceId, slack, key);
    if (settled === 'unknown') return 'refused';
    const at = settled ?? (await it.db.inWorkspace(workspaceId, (tx) => ledger.posted(tx, key)));
    if (at) await change(at);
    return 'shown';
  });
}

/**
 * Runs a change of a posted message, and returns its result, or the one that Slack's refusal means. Logs a change that
 * Slack refuses for good. Throws Slack's other errors.
 */
export async function settleChange(
  { log }: Pick<Delivering, 'log'>,
  of: { readonly workspaceId: string; readonly key: string },
  change: () => Promise<Changed>,
): Promise<Changed> {
  try {
    return await change();
  } catch (error) {
    if (slackError(error) === 'message_not_found') return 'gone';
    const verdict = verdictOf(error);
    if (verdict === 'recipient') return 'unreachable';
    if (!isFinal(verdict)) throw error;
    log[verdict === 'message' ? 'warn' : 'error'](
      { ...of, slack: slackError(error) },
      'Slack refused to change a message',
    );
    return 'refused';
  }
}

/**
 * Resolves an in-doubt delivery: looks for its message in Slack, records the outcome, and returns its location.
 * `unknown` if the message can't be looked for, because an admin declined the scope; it stays in doubt.
 */
async function settleDoubt(
  it: Delivering,
  workspaceId: string,
  slack: WebClient,
  key: string,
): Promise<ledger.Posted | 'unknown' | undefined> {
  const doubt = await it.db.inWorkspace(workspaceId, (tx) => ledger.inDoubt(tx, key));
  if (!doubt) return undefined;
  if (doubt.waitMs > 0) throw busy(key, doubt.waitMs);
  const keep: Search['keep'] = (place) => it.db.inWorkspace(workspaceId, (tx) => ledger.keepPlace(tx, key, place));
  const at = await findDelivery(slack, { key, ...doubt, keep }).catch((error) => {
    if (slackError(error) === 'missing_scope') return 'unknown' as const;
    throw error;
  });
  if (at === 'unknown') return at;
  if (at) count(it, key, 'found');
  await it.db.inWorkspace(workspaceId, (tx) =>
    at ? ledger.settleSent(tx, key, at) : ledger.settleFailed(tx, key, 'no answer'),
  );
  return at;
}
