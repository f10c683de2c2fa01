import type { WebClient } from '@slack/web-api';
import type { Clock } from '../core/clock.js';
import type { Database } from '../core/db.js';
import type { Log } from '../core/log.js';
import { RetryLater } from '../core/retry.js';
import type { Message } from './blocks.js';
import { isRefusal, isUnreachable, slackError } from './errors.js';
import { claim, type Posted, posted, settle } from './ledger.js';

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
   * Posts once per key with one Slack call, and returns where it is; with no call when it was posted before. Undefined when
   * Slack refused it for good, which the log tells: as an error where that is not the recipient's doing.
   */
  post(workspaceId: string, delivery: Delivery): Promise<Posted | undefined>;
  /** Changes what was posted for this key. Nothing happens when nothing was, or when somebody deleted it since. */
  revise(workspaceId: string, key: string, message: Message): Promise<void>;
  /** Deletes what was posted for this key, which may then be posted again. */
  withdraw(workspaceId: string, key: string): Promise<void>;
}

export function createDeliver(
  db: Database,
  clientOf: (workspaceId: string) => Promise<WebClient>,
  clock: Clock,
  log: Log,
): Deliver {
  async function post(workspaceId: string, delivery: Delivery): Promise<Posted | undefined> {
    const { key, to } = delivery;
    const mine = await db.inWorkspace(workspaceId, async (tx) =>
      (await claim(tx, { workspaceId, key, to, now: clock() })) ? true : posted(tx, key),
    );
    if (mine !== true) {
      if (mine) return mine;
      throw new RetryLater(1_000, `another worker is posting ${key}`);
    }
    const end = (outcome: Parameters<typeof settle>[2]) =>
      db.inWorkspace(workspaceId, (tx) => settle(tx, key, outcome));
    const result = await send(await clientOf(workspaceId), delivery);
    await end(
      'error' in result
        ? { status: 'failed', error: slackError(result.error) ?? 'no answer' }
        : { status: 'sent', error: null, ...result },
    );
    if (!('error' in result)) return result;
    if (!isRefusal(result.error)) throw result.error;
    const level = isUnreachable(result.error) ? 'warn' : 'error';
    log[level]({ workspaceId, key, slack: slackError(result.error) }, 'Slack refused a message');
    return undefined;
  }

  async function onPosted(
    workspaceId: string,
    key: string,
    change: (client: WebClient, at: { channel: string; ts: string }) => Promise<unknown>,
  ) {
    const it = await db.inWorkspace(workspaceId, (tx) => posted(tx, key));
    if (!it) return;
    try {
      await change(await clientOf(workspaceId), { channel: it.channelId, ts: it.ts });
    } catch (error) {
      // A message that is gone by now, or out of our reach, needs no change.
      if (slackError(error) !== 'message_not_found' && !isUnreachable(error)) throw error;
    }
  }

  return {
    post,
    revise: (workspaceId, key, message) =>
      onPosted(workspaceId, key, (client, at) => client.chat.update({ ...at, ...message })),
    withdraw: async (workspaceId, key) => {
      await onPosted(workspaceId, key, (client, at) => client.chat.delete(at));
      await db.inWorkspace(workspaceId, (tx) => settle(tx, key, { status: 'withdrawn' }));
    },
  };
}

async function send(client: WebClient, { key, to, message, thread }: Delivery): Promise<Posted | { error: unknown }> {
  try {
    const answer = await client.chat.postMessage({
      channel: to,
      ...message,
      ...(thread ? { thread_ts: thread } : {}),
      unfurl_links: false,
      unfurl_media: false,
      metadata: { event_type: 'hearth_delivery', event_payload: { key } },
    });
    return { channelId: answer.channel ?? to, ts: answer.ts ?? '', threadTs: thread ?? null };
  } catch (error) {
    return { error };
  }
}
