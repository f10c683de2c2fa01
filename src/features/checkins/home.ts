import type { HomePart, Viewer } from '../../feature.js';
import { posted } from '../../slack/outbound/ledger.js';
import { permalink } from '../../slack/permalink.js';
import { occurrenceMeant } from './domain/answer.js';
import { deliveryKey } from './domain/delivery-keys.js';
import { streakOf } from './domain/streak.js';
import { todayOf } from './jobs/plan.js';
import { listOfMember } from './store/commitments.js';
import { historyOf } from './store/occurrences.js';
import { todayBlocks } from './views/home.js';

/** Today at a glance: what the member said they would do, their row, and the one thing to press. Three queries. */
export async function checkinsOnHome({ tx, now, workspace, person, community }: Viewer): Promise<HomePart> {
  if (!community) return { blocks: [] };
  const history = await historyOf(tx, community.id, person.userId);
  const today = todayOf(community, person, now);
  const occurrence = occurrenceMeant(history, today, now);
  if (!occurrence) return { blocks: [] };
  const list = await listOfMember(tx, { communityId: community.id, userId: person.userId });
  const answer = await posted(tx, deliveryKey('answer', occurrence.id));
  const thread = answer && permalink(workspace.url, answer);
  return {
    blocks: todayBlocks({ community, person, now, today, occurrence, list, streak: streakOf(history, now), thread }),
  };
}
