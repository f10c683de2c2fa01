import type { Tx } from '../../../core/database/database.js';
import { checkinHidden, checkinShown } from '../../../core/shared-checkins.js';
import type { Deps } from '../../../feature.js';
import { posted } from '../../../slack/outbound/ledger.js';
import { deliveryKey } from '../domain/delivery-keys.js';
import { sharedBlocker } from '../domain/questions.js';
import { answerOf } from '../store/answers.js';
import { isFirstAnswer, occurrenceById } from '../store/occurrences.js';

/** Tells the other features whether this check-in is in the thread of its day now. */
export async function tellWhetherShown(tx: Tx, { tell, clock }: Deps, id: string): Promise<void> {
  const occurrence = await occurrenceById(tx, id);
  if (!occurrence) return;
  const { workspaceId, communityId, programmeId, userId, answeredAt } = occurrence;
  const now = clock();
  const answer = answeredAt ? await answerOf(tx, id) : undefined;
  const at = answer?.shared ? await posted(tx, deliveryKey('answer', id)) : undefined;
  if (!answeredAt || !answer || !at?.threadTs) return tell(tx, checkinHidden, { workspaceId, id, now });
  const { channelId, ts, threadTs } = at;
  const isStuck = sharedBlocker(answer.answers) !== undefined;
  const isFirst = await isFirstAnswer(tx, occurrence);
  const whose = { workspaceId, id, communityId, programmeId, userId, day: occurrence.day };
  await tell(tx, checkinShown, { ...whose, answeredAt, isStuck, isFirst, channelId, ts, threadTs, now });
}
