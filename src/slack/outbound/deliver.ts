import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../core/clock.js';
import type { Database } from '../../core/database/database.js';
import { domainEvent, type Tell } from '../../core/domain-events.js';
import { SECOND, WEEK } from '../../core/durations.js';
import type { Log } from '../../core/log.js';
import type { Metrics } from '../../core/metrics.js';
import { setUnreachable } from '../../core/people.js';
import { PermanentError, RetryLater } from '../../core/retry.js';
import type { Message } from '../blocks/blocks.js';
import { isUnreachable, slackError, type Verdict, verdictOf } from '../errors.js';
import { findDelivery } from './find-delivery.js';
import * as ledger from './ledger.js';
import { contentOf, type Delivery, isChannel, type Sent, send } from './send.js';

/** The location of a message that was to be posted. */
export interface Location extends ledger.Posted {
  /** True if the message has exactly this text, and was posted or found in Slack just now. */
  readonly isNew: boolean;
}

/** The only way for background work to write to people and channels. All methods throw Slack's temporary errors. */
export interface Deliver {
  /**
   * Posts once per key, with one Slack call, and returns the message's location; it `isNew` unless it was posted before,
   * possibly with another text. Makes no call if it was posted before, the recipient is known to be unreachable, or they
   * asked to be erased. If an earlier attempt may have reached Slack, looks for its message first. Returns undefined if
   * the recipient gets nothing or Slack refuses the message permanently; logs a refusal, as an error if our request was
   * wrong.
   */
  post(workspaceId: string, delivery: Delivery): Promise<Location | undefined>;
  /**
   * Updates the message posted for this key, with `nameless` if it was posted under a member's name. Does
   * nothing if there is none or it was deleted in Slack; logs an error if Slack refuses the change permanently.
   */
  update(workspaceId: string, key: string, message: Message, nameless?: Message): Promise<void>;
  /** Deletes the message posted for this key. The key may then be posted again. */
  delete(workspaceId: string, key: string): Promise<void>;
}

/** Slack permanently refuses our posts in that channel. May be emitted more than once for the same channel. */
export const channelLost = domainEvent<{ workspaceId: string; channelId: string }>('channel lost');

/** The time after which we try again to write to an unreachable member. */
const RETRY_UNREACHABLE_MS = WEEK;

/** The metric's outcome for each verdict on a failed attempt. */
const OUTCOMES: Readonly<Record<Verdict, string>> = {
  retry: 'later',
  unknown: 'unclear',
  recipient: 'refused',
  workspace: 'refused',
  badRequest: 'failed',
};

interface Delivering {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when Slack no longer accepts our token there. May be called more than once for the same workspace. */
  readonly tokenRefused: (workspaceId: string, code: string) => Promise<void>;
  readonly tell: Tell;
  readonly metrics: Metrics;
}

export function createDeliver(it: Delivering, clientOf: (workspaceId: string) => Promise<WebClient>): Deliver {
  return {
    post: async (workspaceId, delivery) => post(it, workspaceId, await clientOf(workspaceId), delivery),
    update: async (workspaceId, key, message, nameless) =>
      changePosted(it, workspaceId, await clientOf(workspaceId), key, (slack, at) =>
        slack.chat.update({ ...placeOf(at), ...((at.signed && nameless) || message) }),
      ),
    delete: async (workspaceId, key) => {
      await changePosted(it, workspaceId, await clientOf(workspaceId), key, (slack, at) =>
        slack.chat.delete(placeOf(at)),
      );
      await it.db.inWorkspace(workspaceId, (tx) => ledger.settleWithdrawn(tx, key));
    },
  };
}

async function post(
  it: Delivering,
  workspaceId: string,
  slack: WebClient,
  delivery: Delivery,
): Promise<Location | undefined> {
  const { key, to, thread } = delivery;
  const claim = await it.db.inWorkspace(workspaceId, (tx) =>
    ledger.claim(tx, { workspaceId, key, to, thread, at: it.clock() }),
  );
  if (claim.kind !== 'claimed') count(it, key, claim.kind === 'posted' ? 'known' : claim.kind);
  if (claim.kind === 'posted') return { ...claim.at, isNew: false };
  if (claim.kind === 'busy') throw busy(key, claim.waitMs);
  if (claim.kind === 'stopped') throw new PermanentError('Hearth has stopped in that workspace');
  if (claim.kind === 'unreachable') return undefined;
  let found: ledger.Posted | undefined;
  let sent: Sent;
  try {
    found = claim.inDoubtSince && (await findEarlier(slack, delivery, claim.inDoubtSince));
    sent = found ? { at: found } : await send(slack, delivery);
  } catch (error) {
    return settleRefusal(it, workspaceId, delivery, claim.inDoubtSince !== undefined, error);
  }
  const { at } = sent;
  await it.db.inWorkspace(workspaceId, (tx) => ledger.settleSent(tx, key, at));
  count(it, key, found ? 'found' : 'sent');
  if (sent.isNameless) await slack.chat.update({ ...placeOf(at), ...delivery.message });
  return { ...at, isNew: true };
}

/** A worker that is posting needs a fraction of its lease, unless it was killed, so it is worth looking again soon. */
function busy(key: string, leaseMs: number): RetryLater {
  return new RetryLater(Math.min(leaseMs + 100, SECOND), `another worker is posting ${key}`);
}

/** Looks for the message that an earlier attempt may have posted, and updates it. */
async function findEarlier(slack: WebClient, delivery: Delivery, since: Date) {
  const { key, to, thread } = delivery;
  try {
    const at = await findDelivery(slack, { key, to, thread, since });
    // The content may have changed since that attempt.
    if (at) await slack.chat.update({ ...placeOf(at), ...contentOf(delivery, at.signed) });
    return at;
  } catch (error) {
    // Without the scope to look for it, a possible duplicate is better than no message.
    if (slackError(error) === 'missing_scope') return undefined;
    throw error;
  }
}

/** Records a failed attempt and its consequences. Throws unless the refusal concerns only this message or recipient. */
async function settleRefusal(
  it: Delivering,
  workspaceId: string,
  { key, to }: Delivery,
  inDoubt: boolean,
  error: unknown,
): Promise<undefined> {
  const verdict = verdictOf(error);
  const code = slackError(error) ?? 'no answer';
  const certain = verdict !== 'unknown' && !(inDoubt && verdict === 'retry');
  const settle = certain ? ledger.settleFailed : ledger.settleUnknown;
  await it.db.inWorkspace(workspaceId, async (tx) => {
    await settle(tx, key, code);
    if (verdict !== 'recipient') return;
    await setUnreachable(tx, to, new Date(it.clock().getTime() + RETRY_UNREACHABLE_MS));
    if (isChannel(to)) await it.tell(tx, channelLost, { workspaceId, channelId: to });
  });
  count(it, key, OUTCOMES[verdict]);
  if (verdict === 'retry' || verdict === 'unknown') throw error;
  it.log[verdict === 'badRequest' ? 'error' : 'warn']({ workspaceId, key, slack: code }, 'Slack refused a message');
  if (verdict === 'workspace') {
    await it.tokenRefused(workspaceId, code);
    throw new PermanentError('Slack does not accept our token there');
  }
  return undefined;
}

async function changePosted(
  it: Delivering,
  workspaceId: string,
  slack: WebClient,
  key: string,
  change: (slack: WebClient, at: ledger.Posted) => Promise<unknown>,
): Promise<void> {
  try {
    const at =
      (await settleDoubt(it, workspaceId, slack, key)) ??
      (await it.db.inWorkspace(workspaceId, (tx) => ledger.posted(tx, key)));
    if (at) await change(slack, at);
  } catch (error) {
    // A message that was deleted or is unreachable needs no change.
    if (slackError(error) === 'message_not_found' || isUnreachable(error)) return;
    // A change that Slack refuses for good would be refused again.
    if (verdictOf(error) !== 'badRequest') throw error;
    it.log.error({ workspaceId, key, slack: slackError(error) }, 'Slack refused to change a message');
  }
}

/** Resolves an in-doubt delivery: looks for its message in Slack, records the outcome, and returns its location. */
async function settleDoubt(
  it: Delivering,
  workspaceId: string,
  slack: WebClient,
  key: string,
): Promise<ledger.Posted | undefined> {
  const doubt = await it.db.inWorkspace(workspaceId, (tx) => ledger.inDoubt(tx, key));
  if (!doubt) return undefined;
  if (doubt.waitMs > 0) throw busy(key, doubt.waitMs);
  const at = await findDelivery(slack, { key, ...doubt }).catch((error) => {
    // The message can't be looked for, because an admin declined the scope, so it stays in doubt.
    if (slackError(error) === 'missing_scope') return 'unknown' as const;
    throw error;
  });
  if (at === 'unknown') return undefined;
  if (at) count(it, key, 'found');
  await it.db.inWorkspace(workspaceId, (tx) =>
    at ? ledger.settleSent(tx, key, at) : ledger.settleFailed(tx, key, 'no answer'),
  );
  return at;
}

/** Counts an outcome by the part of the key before the colon, since the rest is ids. */
function count({ metrics }: Delivering, key: string, outcome: string): void {
  metrics.deliveries.inc({ kind: key.split(':', 1)[0] ?? '', outcome });
}

function placeOf({ channelId: channel, ts }: ledger.Posted) {
  return { channel, ts };
}
