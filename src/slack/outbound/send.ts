import type { WebClient } from '@slack/web-api';
import type { Message } from '../blocks/blocks.js';
import { slackError } from '../errors.js';
import { metadataOf } from './find-delivery.js';
import type { Posted } from './ledger.js';
import type { Signed } from './signed.js';
import { write } from './write.js';

/** A message to post to a recipient, once per key. */
export interface Delivery {
  /** The idempotency key within the workspace: one message is posted for each key. */
  readonly key: string;
  /** The id of a user (for their DM with Hearth) or of a channel. */
  readonly to: string;
  readonly message: Message;
  /** The timestamp of the parent message in that channel. */
  readonly thread?: string | undefined;
  /** True to show a reply in the conversation, too, so that Slack notifies its readers. */
  readonly isBroadcast?: boolean;
  /** How to post it under a member's name, if that is wanted. Only for channels. */
  readonly signed?: Signed | undefined;
}

/** A message that Slack has. It has no parent if it was for a thread, and Slack put it outside. */
export interface Sent {
  readonly at: Posted;
  /** True if Slack ignored the member's name, so that the message has to be updated to say it. */
  readonly isNameless?: boolean;
}

/** Returns the text for a message that is under a member's name, or else the one that says the name itself. */
export function contentOf(it: { message: Message; signed?: Signed | undefined }, isSigned: boolean): Message {
  return isSigned && it.signed ? it.signed.message : it.message;
}

export function isChannel(to: string): boolean {
  return /^[CG]/.test(to);
}

/**
 * Posts a message, in a channel under a member's name if that is wanted. If an admin has taken that scope away since, it
 * is posted under Hearth's name, and says the member's itself.
 */
export async function send(client: WebClient, it: Delivery): Promise<Sent> {
  const { signed } = it;
  if (!signed || !isChannel(it.to)) return { at: await post(client, it, it.message) };
  const { username, picture, message } = signed;
  try {
    const name = { username, ...(picture ? { icon_url: picture } : {}) };
    const at = await post(client, it, message, name);
    // Without the scope, Slack may ignore the name instead of refusing the message.
    return { at, isNameless: !at.signed };
  } catch (error) {
    if (slackError(error) !== 'missing_scope') throw error;
    return { at: await post(client, it, it.message) };
  }
}

async function post(
  client: WebClient,
  { key, to, thread, isBroadcast = false }: Delivery,
  message: Message,
  name?: { username: string; icon_url?: string },
): Promise<Posted> {
  const inThread = !thread
    ? {}
    : isBroadcast
      ? { thread_ts: thread, reply_broadcast: true as const }
      : { thread_ts: thread };
  const place = { channel: to, ...inThread };
  const settings = { unfurl_links: false, unfurl_media: false, metadata: metadataOf(key) };
  const answer = await write(message, (it) => client.chat.postMessage({ ...place, ...it, ...name, ...settings }));
  const signed = name !== undefined && answer.message?.username !== undefined;
  const isOutside = thread !== undefined && answer.message !== undefined && !answer.message.thread_ts;
  const threadTs = isOutside ? null : (thread ?? null);
  return { channelId: answer.channel ?? to, ts: answer.ts ?? '', threadTs, signed };
}
