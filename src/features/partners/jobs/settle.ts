import type { Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import { agreed, changeAfter, type End, TERM_MS } from '../domain/terms.js';
import * as store from '../store/partnerships.js';
import { lookAgainFor, stopSearches } from '../store/searches.js';
import { show } from './show.js';

/** Begins, renews or ends a partnership if a change of its partners leads to that, and shows the change to all of them. */
export async function settle(tx: Tx, deps: Deps, id: string, now: Date): Promise<void> {
  const it = await store.lockPartnership(tx, id);
  if (!it || it.endedAt) return;
  const change = changeAfter(it.partners, it.startedAt !== null);
  if (change?.kind === 'end') return end(tx, deps, it, change.end, now);
  if (change?.kind === 'start') {
    const endsAt = new Date(now.getTime() + TERM_MS);
    await store.change(tx, id, { startedAt: now, endsAt });
    // They have found somebody.
    await stopSearches(
      tx,
      it.communityId,
      agreed(it.partners).map(({ userId }) => userId),
    );
  }
  if (change?.kind === 'renew') {
    await store.change(tx, id, { endsAt: new Date(it.endsAt.getTime() + TERM_MS) });
    await store.changePartners(tx, id, { renews: null });
  }
  // The next look finds the time of the one after it.
  await store.change(tx, id, { lookAt: now });
  await show(tx, deps, it, now);
}

/** Ends a partnership or a question for all of its members. */
export async function end(tx: Tx, deps: Deps, it: store.Found, end: End, now: Date): Promise<void> {
  await store.change(tx, it.id, { endedAt: now, end, lookAt: null });
  for (const [from, state] of [['asked', 'dropped'] as const, ['in', 'over'] as const]) {
    const userIds = it.partners.filter((one) => one.state === from).map(({ userId }) => userId);
    await store.changePartners(tx, it.id, { state, changedAt: now }, userIds);
  }
  const userIds = it.partners.map(({ userId }) => userId);
  if (!it.startedAt) await lookAgainFor(tx, it.communityId, userIds, now);
  await show(tx, deps, it, now);
}
