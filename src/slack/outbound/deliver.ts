import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../core/clock.js';
import type { Database } from '../../core/database/database.js';
import { domainEvent, type Tell } from '../../core/domain-events.js';
import { WEEK } from '../../core/durations.js';
import type { Log } from '../../core/log.js';
import { createMetrics, type Metrics } from '../../core/metrics.js';
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

export function createDeliver(
  db: Database,
  clientOf: (workspaceId: string) => Promise<WebClient>,
  clock: Clock,
  log: Log,
  /** Slack does not accept our token there any more. May be called again for the same workspace. */
  tokenRefused: (workspaceId: string, code: string) => Promise<void>,
  tell: Tell,
  metrics: Metrics = createMetrics(),
): Deliver {
  // A key is its occasion, a colon, and ids.
  const count = (key: string, outcome: string) => metrics.deliveries.inc({ kind: key.split(':', 1)[0] ?? '', outcome });

  async function post(workspaceId: string, delivery: Delivery): Promise<ledger.Posted | undefined> {
    const { key, to } = delivery;
    const slack = await clientOf(workspaceId);
    const claim = await db.inWorkspace(workspaceId, (tx) =>
      ledger.claim(tx, { workspaceId, key, to, thread: delivery.thread, at: clock() }),
    );
    if (claim.kind !== 'mine') count(key, claim.kind === 'posted' ? 'known' : claim.kind);
    if (claim.kind === 'posted') return claim.at;
    if (claim.kind === 'busy') throw new RetryLater(claim.waitMs + 100, `another worker is posting ${key}`);
    if (claim.kind === 'stopped') throw new PermanentError('Hearth has stopped in that workspace');
    if (claim.kind === 'unreachable') return undefined;
    let found: ledger.Posted | undefined;
    let at: ledger.Posted;
    try {
      found = await lookedUp(slack, delivery, claim.inDoubtSince);
      at = found ?? (await send(slack, delivery));
    } catch (error) {
      return failed(workspaceId, delivery, claim.inDoubtSince !== undefined, error);
    }
    await db.inWorkspace(workspaceId, (tx) => ledger.settleSent(tx, key, at));
    count(key, found ? 'found' : 'sent');
    return at;
  }

  async function lookedUp(slack: WebClient, delivery: Delivery, since: Date | undefined) {
    if (!since) return undefined;
    try {
      const at = await findDelivery(slack, { key: delivery.key, to: delivery.to, thread: delivery.thread, since });
      // What it says may have changed since that attempt.
      if (at) await slack.chat.update({ channel: at.channelId, ts: at.ts, ...delivery.message });
      return at;
    } catch (error) {
      // Better to be read twice than not at all, where an admin does not let us look.
      if (slackError(error) === 'missing_scope') return undefined;
      throw error;
    }
  }

  async function failed(
    workspaceId: string,
    { key, to }: Delivery,
    inDoubt: boolean,
    error: unknown,
  ): Promise<undefined> {
    const verdict = verdictOf(error);
    const code = slackError(error) ?? 'no answer';
    const certain = verdict !== 'unknown' && !(inDoubt && verdict === 'again');
    const settle = certain ? ledger.settleFailed : ledger.settleUnknown;
    await db.inWorkspace(workspaceId, async (tx) => {
      await settle(tx, key, code);
      if (verdict === 'recipient') await setUnreachable(tx, to, new Date(clock().getTime() + RETRY_UNREACHABLE_MS));
      if (verdict === 'recipient' && isChannel(to)) await tell(tx, channelLost, { workspaceId, channelId: to });
    });
    count(key, OUTCOMES[verdict]);
    if (verdict === 'again' || verdict === 'unknown') throw error;
    log[verdict === 'ours' ? 'error' : 'warn']({ workspaceId, key, slack: code }, 'Slack refused a message');
    if (verdict === 'workspace') {
      await tokenRefused(workspaceId, code);
      throw new PermanentError('Slack does not accept our token there');
    }
    return undefined;
  }

  /** Where a message is of which nobody knew whether Slack has it, if it does. */
  async function settleDoubt(workspaceId: string, slack: WebClient, key: string): Promise<ledger.Posted | undefined> {
    const doubt = await db.inWorkspace(workspaceId, (tx) => ledger.inDoubt(tx, key));
    if (!doubt) return undefined;
    if (doubt.waitMs > 0) throw new RetryLater(doubt.waitMs, `another worker is posting ${key}`);
    const at = await findDelivery(slack, { key, ...doubt });
    if (at) count(key, 'found');
    await db.inWorkspace(workspaceId, (tx) =>
      at ? ledger.settleSent(tx, key, at) : ledger.settleFailed(tx, key, 'no answer'),
    );
    return at;
  }

  async function onPosted(
    workspaceId: string,
    key: string,
    change: (client: WebClient, at: { channel: string; ts: string }) => Promise<unknown>,
  ) {
    const slack = await clientOf(workspaceId);
    try {
      const it =
        (await settleDoubt(workspaceId, slack, key)) ??
        (await db.inWorkspace(workspaceId, (tx) => ledger.posted(tx, key)));
      if (it) await change(slack, { channel: it.channelId, ts: it.ts });
    } catch (error) {
      // A message that is gone by now, or out of our reach, needs no change.
      if (slackError(error) !== 'message_not_found' && !isUnreachable(error)) throw error;
    }
  }

  return {
    post,
    update: (workspaceId, key, message) =>
      onPosted(workspaceId, key, (client, at) => client.chat.update({ ...at, ...message })),
    delete: async (workspaceId, key) => {
      await onPosted(workspaceId, key, (client, at) => client.chat.delete(at));
      await db.inWorkspace(workspaceId, (tx) => ledger.settleWithdrawn(tx, key));
    },
  };
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
