import { addDays } from '../../core/calendar.js';
import { localToday } from '../../core/communities.js';
import type { Tx } from '../../core/database/database.js';
import { membersOf } from '../../core/members.js';
import { openProgrammesOf } from '../../core/programmes.js';
import { currentWorkspace } from '../../core/workspaces.js';
import type { AboutMember, Starter } from '../../feature.js';
import { posted } from '../../slack/outbound/ledger.js';
import { permalink } from '../../slack/permalink.js';
import { deliveryKey } from './domain/delivery-keys.js';
import { mostUrgent, occurrenceToOpen } from './domain/opening.js';
import { placeOf, postKeyOf } from './jobs/day-place.js';
import { sharedSince } from './store/answers.js';
import { listOfMember } from './store/commitments.js';
import { historyOf, type Occurrence } from './store/occurrences.js';
import { ownListStarter, peerStarter, threadStarter } from './views/starters.js';

/** The age, in days, up to which an unanswered check-in is suggested. */
const FRESH_DAYS = 3;

/** The age, in days, up to which the thread of a day is suggested if there is nothing else. */
const RECENT_DAYS = 14;

/**
 * Returns starters about another member's unanswered check-in and about the member's own list; if there are none, about
 * the latest thread of a day.
 */
export async function checkinStarters(tx: Tx, about: AboutMember): Promise<readonly Starter[]> {
  const today = localToday(about.community, about.person, about.now);
  const theirs = [...(await unanswered(tx, about, today)), ...(await ownList(tx, about, today))];
  return theirs.length > 0 ? theirs : latestThread(tx, about, today);
}

async function unanswered(tx: Tx, { community, person }: AboutMember, today: string): Promise<Starter[]> {
  const shared = await sharedSince(tx, community.id, addDays(today, -FRESH_DAYS));
  const open = shared.filter((it) => it.userId !== person.userId && !it.answered);
  // Members who reported a blocker come first.
  for (const it of open.sort((a, b) => Number(b.stuck) - Number(a.stuck))) {
    const [peer] = await membersOf(tx, community.id, [it.userId]);
    const at = await posted(tx, deliveryKey('answer', it.occurrenceId));
    if (!peer || !at) continue;
    const thread = permalink((await currentWorkspace(tx)).url, at);
    return [peerStarter({ ...it, name: peer.name, thread, today, locale: person.locale })];
  }
  return [];
}

async function ownList(tx: Tx, { community, person, now }: AboutMember, today: string): Promise<Starter[]> {
  const newest = (await listOfMember(tx, { communityId: community.id, userId: person.userId })).at(-1);
  if (!newest) return [];
  const current: Occurrence[] = [];
  for (const { id } of await openProgrammesOf(tx, community.id)) {
    const occurrence = occurrenceToOpen(await historyOf(tx, id, person.userId), today, now);
    if (occurrence) current.push(occurrence);
  }
  const occurrence = mostUrgent(current);
  return occurrence ? [ownListStarter(newest.text, occurrence.id)] : [];
}

async function latestThread(tx: Tx, { community, person }: AboutMember, today: string): Promise<Starter[]> {
  const shared = await sharedSince(tx, community.id, addDays(today, -RECENT_DAYS));
  const latest = shared.find((it) => it.userId !== person.userId);
  const at = latest && (await posted(tx, postKeyOf(await placeOf(tx, latest))));
  if (!latest || !at) return [];
  const thread = permalink((await currentWorkspace(tx)).url, at);
  return [threadStarter({ day: latest.day, thread, today, locale: person.locale })];
}
