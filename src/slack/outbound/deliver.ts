import type { WebClient } from '@slack/web-api';
import { domainEvent } from '../../core/domain-events.js';
import { WEEK } from '../../core/durations.js';
import { setUnreachable } from '../../core/people.js';
import { StoppedError } from '../../core/retry.js';
import type { Message } from '../blocks/blocks.js';
import { slackError, type Verdict, verdictOf } from '../errors.js';
import { type Changed, remove, settleChange, update } from './change.js';
import { busy, count, type Delivering } from './delivering.js';
import { findEarlier, takenDown } from './earlier.js';
import * as ledger from './ledger.js';
import { contentOf, type Delivery, isChannel, type Sent, send } from './send.js';
import { type Ephemeral, show } from './show.js';
import { rewrite } from './write.js';

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
   * nothing if there is none or somebody deleted it; logs an error if Slack refuses the change permanently.
   */
  update(workspaceId: string, key: string, message: Message, nameless?: Message): Promise<Changed>;
  /**
   * Deletes the message posted for this key. The key may then be posted again. If Slack never lets us delete it, replaces
   * it by one that says nothing of it.
   */
  delete(workspaceId: string, key: string): Promise<Changed>;
  /**
   * Shows a message to one person in a channel, at most once: it throws only if Slack certainly didn't show it. Logs other
   * failures.
   */
  show(workspaceId: string, ephemeral: Ephemeral): Promise<void>;
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
  message: 'refused',
  workspace: 'refused',
  badRequest: 'failed',
};

export function createDeliver(it: Delivering, clientOf: (workspaceId: string) => Promise<WebClient>): Deliver {
  return {
    post: async (workspaceId, delivery) => post(it, workspaceId, await clientOf(workspaceId), delivery),
    update: async (workspaceId, key, message, nameless) =>
      update(it, workspaceId, await clientOf(workspaceId), { key, message, nameless }),
    delete: async (workspaceId, key) => remove(it, workspaceId, await clientOf(workspaceId), key),
    show: async (workspaceId, ephemeral) => show(it, workspaceId, await clientOf(workspaceId), ephemeral),
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
  if (claim.kind === 'stopped') throw new StoppedError();
  if (claim.kind === 'unreachable') return undefined;
  const edit = (at: ledger.Posted, to: Message) =>
    settleChange(it, { workspaceId, key }, async () => {
      await rewrite(slack, at, to);
      return 'shown';
    });
  let found: ledger.Posted | undefined;
  let sent: Sent;
  try {
    found = claim.inDoubt && (await findEarlier(it, workspaceId, slack, { ...delivery, ...claim.inDoubt }));
    // The content may have changed since that attempt.
    if (found) await edit(found, contentOf(delivery, found.signed));
    sent = found ? { at: found } : await send(slack, delivery);
    if (delivery.thread && sent.at.threadTs === null) throw await takenDown(slack, sent.at);
  } catch (error) {
    return settleRefusal(it, workspaceId, delivery, claim.inDoubt !== undefined, error);
  }
  const { at } = sent;
  await it.db.inWorkspace(workspaceId, (tx) => ledger.settleSent(tx, key, at));
  count(it, key, found ? 'found' : 'sent');
  if (sent.isNameless) await edit(at, delivery.message);
  return { ...at, isNew: true };
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
  if (verdict === 'workspace') throw new StoppedError();
  return undefined;
}
