import { randomUUID } from 'node:crypto';
import type { KnownBlock } from '@slack/types';
import { type Tx, together } from '../core/database/database.js';
import { personById } from '../core/people.js';
import { partsNow } from './closing.js';
import { composeParts, type Gate, recordRefused, recordSent, take } from './decide.js';
import { holidaysIn } from './holidays.js';
import { blocksOf } from './message.js';
import { limitsOf, type Preferences } from './preferences.js';
import * as proposals from './proposals.js';
import { chosenQuietTimesOf, recipientOf, regionOf } from './recipient.js';
import { NOTHING_REQUESTED } from './requested.js';

/** A message that the person asked for, which carries what waits for them. */
export interface Carrier {
  readonly userId: string;
  /** The person's, which the transaction has locked. */
  readonly preferences: Preferences;
  /** The ledger key of that message. */
  readonly key: string;
  readonly now: Date;
}

/**
 * Takes what may be sent to a person now, to be carried by a message that is about to be sent to them. Returns its blocks,
 * which go at the end of that message. An earlier attempt with the same key is repeated.
 */
export async function carry<D>(
  tx: Tx,
  gate: Gate<D>,
  { userId, preferences: chosen, key, now }: Carrier,
): Promise<KnownBlock[]> {
  const [isAnything, person] = await together(proposals.lockWaiting(tx, [userId]), personById(tx, userId));
  if (!isAnything || !person) return [];
  const taken = await proposals.takenBy(tx, key);
  const deliveryId = taken[0]?.deliveryId ?? randomUUID();
  const limits = await limitsOf(tx);
  const known = await recipientOf(tx, person, chosen, limits, {
    isHoliday: await holidaysIn(regionOf(person, chosen)),
    dndUntil: null,
    requested: NOTHING_REQUESTED,
    now,
    besides: deliveryId,
  });
  // The message comes anyway, so that only quiet hours which the person chose hold back what it may carry.
  const recipient = { ...known, ...chosenQuietTimesOf(person, chosen) };
  const waiting = taken.length > 0 ? taken : await proposals.unsettledOf(tx, userId, now);
  const parts = await composeParts(tx, gate, {
    ...{ person, recipient, limits, waiting, now },
    attempt: taken.length > 0 ? deliveryId : undefined,
  });
  await take(tx, parts, { deliveryId, messageKey: key, now });
  return blocksOf(deliveryId, parts, gate.footer);
}

/** Records whether Slack has the message with this key. */
export async function recordCarried<D>(tx: Tx, gate: Gate<D>, key: string, isSent: boolean, now: Date): Promise<void> {
  const [first] = await proposals.takenBy(tx, key);
  if (!first?.deliveryId) return;
  await (isSent ? recordSent : recordRefused)(tx, gate, first.deliveryId, now);
}

/** Returns the blocks of what the message with this key carries, in its current state. */
export async function carriedNow<D>(tx: Tx, gate: Gate<D>, key: string, now: Date): Promise<KnownBlock[]> {
  const deliveryId = await proposals.carriedBy(tx, key);
  const parts = deliveryId && (await partsNow(tx, gate, { deliveryId, now }));
  return parts ? blocksOf(deliveryId, parts, gate.footer) : [];
}
