import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../core/clock.js';
import type { Database } from '../../core/database/database.js';
import { domainEvent, type Tell } from '../../core/domain-events.js';
import { WEEK } from '../../core/durations.js';
import type { Log } from '../../core/log.js';
import type { Metrics } from '../../core/metrics.js';
import { setUnreachable } from '../../core/people.js';
import { PermanentError, RetryLater } from '../../core/retry.js';
import type { Message } from '../blocks/blocks.js';
import { isUnreachable, slackError, verdictOf } from '../errors.js';
import { findDelivery, metadataOf } from './find-delivery.js';
import * as ledger from './ledger.js';

/** What to post, where, and on which occasion. */
export interface Delivery {
  /** Names the occasion within the workspace: whatever happens, one message is posted for it. */
  readonly key: string;
  /** A user's id (their DM with Hearth) or a channel's. */
  readonly to: string;
  readonly message: Message;
  /** The timestamp of the message that it answers in that channel. */
  readonly thread?: string;
}

/** The only way in which background work writes to people and channels. All throw the errors of Slack that pass by themselves. */
export interface Deliver {
  /**
   * Posts once per key with one Slack call, and returns where it is; with no call when it was posted before, or when its recipient is
   * known to be unreachable. Where an earlier attempt may have reached Slack, it is looked for there first. Undefined when Slack refused
   * it for good, which the log tells: as an error where that is not the recipient's doing.
   */
  post(workspaceId: string, delivery: Delivery): Promise<ledger.Posted | undefined>;
  /** Changes what was posted for this key. Nothing happens when nothing was, or when somebody deleted it since. */
  update(workspaceId: string, key: string, message: Message): Promise<void>;
  /** Deletes what was posted for this key, which may then be posted again. */
  delete(workspaceId: string, key: string): Promise<void>;
}

/** Slack refuses what we post in that channel, for good. May be told again of the same channel. */
export const channelLost = domainEvent<{ workspaceId: string; channelId: string }>('channel lost');

/** A member whom Slack would not let us write to is tried again after this. */
const RETRY_UNREACHABLE_MS = WEEK;

/** What operators see of a send that failed. */
const OUTCOMES = { again: 'later', unknown: 'unclear', recipient: 'refused', workspace: 'refused', ours: 'failed' };

/** What delivering needs; shared by the steps below. */
interface Delivering {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Slack does not accept our token there any more. May be called again for the same workspace. */
  readonly tokenRefused: (workspaceId: string, code: string) => Promise<void>;
  readonly tell: Tell;
  readonly metrics: Metrics;
}

export function createDeliver(it: Delivering, clientOf: (workspaceId: string) => Promise<WebClient>): Deliver {
  return {
    post: async (workspaceId, delivery) => post(it, workspaceId, await clientOf(workspaceId), delivery),
    update: async (workspaceId, key, message) =>
      changePosted(it, workspaceId, await clientOf(workspaceId), key, (slack, at) =>
        slack.chat.update({ ...at, ...message }),
      ),
    delete: async (workspaceId, key) => {
      await changePosted(it, workspaceId, await clientOf(workspaceId), key, (slack, at) => slack.chat.delete(at));
      await it.db.inWorkspace(workspaceId, (tx) => ledger.settleWithdrawn(tx, key));
    },
  };
}

async function post(
  it: Delivering,
  workspaceId: string,
  slack: WebClient,
  delivery: Delivery,
): Promise<ledger.Posted | undefined> {
  const { key, to, thread } = delivery;
  const claim = await it.db.inWorkspace(workspaceId, (tx) =>
    ledger.claim(tx, { workspaceId, key, to, thread, at: it.clock() }),
  );
  if (claim.kind !== 'mine') count(it, key, claim.kind === 'posted' ? 'known' : claim.kind);
  if (claim.kind === 'posted') return claim.at;
  if (claim.kind === 'busy') throw new RetryLater(claim.waitMs + 100, `another worker is posting ${key}`);
  if (claim.kind === 'stopped') throw new PermanentError('Hearth has stopped in that workspace');
  if (claim.kind === 'unreachable') return undefined;
  let found: ledger.Posted | undefined;
  let at: ledger.Posted;
  try {
    found = claim.inDoubtSince && (await findEarlier(slack, delivery, claim.inDoubtSince));
    at = found ?? (await send(slack, delivery));
  } catch (error) {
    return settleRefusal(it, workspaceId, delivery, claim.inDoubtSince !== undefined, error);
  }
  await it.db.inWorkspace(workspaceId, (tx) => ledger.settleSent(tx, key, at));
  count(it, key, found ? 'found' : 'sent');
  return at;
}

/** Looks for what an earlier attempt may have posted, and brings it up to date. */
async function findEarlier(slack: WebClient, { key, to, thread, message }: Delivery, since: Date) {
  try {
    const at = await findDelivery(slack, { key, to, thread, since });
    // What it says may have changed since that attempt.
    if (at) await slack.chat.update({ channel: at.channelId, ts: at.ts, ...message });
    return at;
  } catch (error) {
    // Better to be read twice than not at all, where an admin does not let us look.
    if (slackError(error) === 'missing_scope') return undefined;
    throw error;
  }
}

/** Records an attempt that failed, with what follows from it. Throws what is to be tried again. */
async function settleRefusal(
  it: Delivering,
  workspaceId: string,
  { key, to }: Delivery,
  inDoubt: boolean,
  error: unknown,
): Promise<undefined> {
  const verdict = verdictOf(error);
  const code = slackError(error) ?? 'no answer';
  const certain = verdict !== 'unknown' && !(inDoubt && verdict === 'again');
  const settle = certain ? ledger.settleFailed : ledger.settleUnknown;
  await it.db.inWorkspace(workspaceId, async (tx) => {
    await settle(tx, key, code);
    if (verdict !== 'recipient') return;
    await setUnreachable(tx, to, new Date(it.clock().getTime() + RETRY_UNREACHABLE_MS));
    if (isChannel(to)) await it.tell(tx, channelLost, { workspaceId, channelId: to });
  });
  count(it, key, OUTCOMES[verdict]);
  if (verdict === 'again' || verdict === 'unknown') throw error;
  it.log[verdict === 'ours' ? 'error' : 'warn']({ workspaceId, key, slack: code }, 'Slack refused a message');
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
  change: (slack: WebClient, at: { channel: string; ts: string }) => Promise<unknown>,
): Promise<void> {
  try {
    const at =
      (await settleDoubt(it, workspaceId, slack, key)) ??
      (await it.db.inWorkspace(workspaceId, (tx) => ledger.posted(tx, key)));
    if (at) await change(slack, { channel: at.channelId, ts: at.ts });
  } catch (error) {
    // A message that is gone by now, or out of our reach, needs no change.
    if (slackError(error) !== 'message_not_found' && !isUnreachable(error)) throw error;
  }
}

/** Finds out whether Slack has a message of which nobody knows, and returns where it is if so. */
async function settleDoubt(
  it: Delivering,
  workspaceId: string,
  slack: WebClient,
  key: string,
): Promise<ledger.Posted | undefined> {
  const doubt = await it.db.inWorkspace(workspaceId, (tx) => ledger.inDoubt(tx, key));
  if (!doubt) return undefined;
  if (doubt.waitMs > 0) throw new RetryLater(doubt.waitMs, `another worker is posting ${key}`);
  const at = await findDelivery(slack, { key, ...doubt });
  if (at) count(it, key, 'found');
  await it.db.inWorkspace(workspaceId, (tx) =>
    at ? ledger.settleSent(tx, key, at) : ledger.settleFailed(tx, key, 'no answer'),
  );
  return at;
}

/** A key is its occasion, a colon, and ids. */
function count({ metrics }: Delivering, key: string, outcome: string): void {
  metrics.deliveries.inc({ kind: key.split(':', 1)[0] ?? '', outcome });
}

function isChannel(to: string): boolean {
  return /^[CG]/.test(to);
}

async function send(client: WebClient, { key, to, message, thread }: Delivery): Promise<ledger.Posted> {
  const answer = await client.chat.postMessage({
    channel: to,
    ...message,
    ...(thread ? { thread_ts: thread } : {}),
    unfurl_links: false,
    unfurl_media: false,
    metadata: metadataOf(key),
  });
  return { channelId: answer.channel ?? to, ts: answer.ts ?? '', threadTs: thread ?? null };
}
