import type { WebClient } from '@slack/web-api';
import { type Tx, together } from '../../core/database/database.js';
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
   * Posts the message that `decide` returns, as `post` does, and has `record` store what became of it. Decides in the
   * transaction that claims the key, and records in the one that settles it, so that a message costs two transactions
   * instead of four. If `decide` returns no message, records at once; if it returns nothing, does nothing. The first
   * statement of `record`, sent before it awaits anything, has to lock what `decide` locks first.
   */
  postDecided<D extends Decided>(
    workspaceId: string,
    decide: (tx: Tx) => Promise<D | undefined>,
    record: (tx: Tx, decided: D, isPosted: boolean) => Promise<void>,
  ): Promise<void>;
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

/** A decision about a message. */
export interface Decided {
  readonly delivery: Delivery | undefined;
}

/** Stores what became of a message. */
type Recording = (tx: Tx, isPosted: boolean) => Promise<void>;

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
    post: async (workspaceId, delivery) => {
      const slack = await clientOf(workspaceId);
      const claim = await it.db.inWorkspace(workspaceId, (tx) => claimIn(tx, it, workspaceId, delivery));
      return carryOut(it, { workspaceId, slack, delivery, claim });
    },
    postDecided: async (workspaceId, decide, record) => {
      const slack = await clientOf(workspaceId);
      const begun = await it.db.inWorkspace(workspaceId, async (tx) => {
        const decided = await decide(tx);
        const delivery = decided?.delivery;
        if (decided && !delivery) await record(tx, decided, false);
        return delivery && { decided, delivery, claim: await claimIn(tx, it, workspaceId, delivery) };
      });
      if (!begun) return;
      const { decided, delivery, claim } = begun;
      const recording: Recording = (tx, isPosted) => record(tx, decided, isPosted);
      await carryOut(it, { workspaceId, slack, delivery, claim }, recording);
    },
    update: async (workspaceId, key, message, nameless) =>
      update(it, workspaceId, await clientOf(workspaceId), { key, message, nameless }),
    delete: async (workspaceId, key) => remove(it, workspaceId, await clientOf(workspaceId), key),
    show: async (workspaceId, ephemeral) => show(it, workspaceId, await clientOf(workspaceId), ephemeral),
  };
}

function claimIn(tx: Tx, { clock }: Delivering, workspaceId: string, { key, to, thread }: Delivery) {
  return ledger.claim(tx, { workspaceId, key, to, thread, at: clock() });
}

/** A delivery after the attempt to claim its key. */
interface Begun<C = ledger.Claim> {
  readonly workspaceId: string;
  readonly slack: WebClient;
  readonly delivery: Delivery;
  readonly claim: C;
}

async function carryOut(
  it: Delivering,
  { claim, ...begun }: Begun,
  recording?: Recording,
): Promise<Location | undefined> {
  const { workspaceId, delivery } = begun;
  const { key } = delivery;
  if (claim.kind === 'claimed') return postClaimed(it, { ...begun, claim }, recording);
  count(it, key, claim.kind === 'posted' ? 'known' : claim.kind);
  if (claim.kind === 'busy') throw busy(key, claim.waitMs);
  if (claim.kind === 'stopped') throw new StoppedError();
  const isPosted = claim.kind === 'posted';
  if (recording) await it.db.inWorkspace(workspaceId, (tx) => recording(tx, isPosted));
  return isPosted ? { ...claim.at, isNew: false } : undefined;
}

async function postClaimed(
  it: Delivering,
  { workspaceId, slack, delivery, claim }: Begun<ledger.Claimed>,
  recording?: Recording,
): Promise<Location | undefined> {
  const { key } = delivery;
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
    await settleRefusal(it, workspaceId, delivery, claim.inDoubt !== undefined, error);
    if (recording) await it.db.inWorkspace(workspaceId, (tx) => recording(tx, false));
    return undefined;
  }
  const { at } = sent;
  const failure = await settle(it, workspaceId, key, at, recording);
  count(it, key, found ? 'found' : 'sent');
  if (sent.isNameless) await edit(at, delivery.message);
  if (failure) throw failure;
  return { ...at, isNew: true };
}

/**
 * Records that Slack has the message, even if the recording fails, so that no later attempt has to look for it. Returns
 * the error of the recording, if it failed.
 */
async function settle(
  { db }: Delivering,
  workspaceId: string,
  key: string,
  at: ledger.Posted,
  recording?: Recording,
): Promise<unknown> {
  const settleIn = (tx: Tx) => ledger.settleSent(tx, key, at);
  if (!recording) return db.inWorkspace(workspaceId, settleIn);
  try {
    // The lock of the recording is sent first, as in decisions, which lock what they decide about before they claim.
    await db.inWorkspace(workspaceId, (tx) => together(recording(tx, true), settleIn(tx)));
    return undefined;
  } catch (error) {
    await db.inWorkspace(workspaceId, settleIn);
    return error;
  }
}

/** Records a failed attempt and its consequences. Throws unless the refusal concerns only this message or recipient. */
async function settleRefusal(
  it: Delivering,
  workspaceId: string,
  { key, to }: Delivery,
  inDoubt: boolean,
  error: unknown,
): Promise<void> {
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
}
