import { addDays } from '../../../core/calendar.js';
import { type Community, communityById, zoneFor } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { type Member, type MembersChange, membersOf } from '../../../core/members.js';
import type { Person } from '../../../core/people.js';
import { firstProgramme, type Programme, programmesOf } from '../../../core/programmes.js';
import { ownRhythm, slotAfterChoice } from '../domain/own-times.js';
import { type MemberRhythm, type Slot, slotAfterChange, slotFrom } from '../domain/schedule.js';
import { askedAfter, startOfNextDay } from '../domain/taking-part.js';
import type { Occurrence } from '../store/occurrences.js';
import { enrol, type Participant, participantsAmong } from '../store/participants.js';
import * as store from '../store/planned.js';

/**
 * Plans the next check-in of those of these members who take part, after they or their community's rhythm changed, and
 * cancels that of all others. In a closed community, cancels all.
 */
export async function planAfterChange(tx: Tx, { communityId, userIds, now }: MembersChange): Promise<void> {
  if (userIds.length === 0) return;
  const community = await communityById(tx, communityId);
  if (!community) return;
  const current = await membersOf(tx, communityId, userIds);
  for (const programme of await programmesOf(tx, communityId)) {
    const participants =
      (community.closedAt ?? programme.closedAt) ? [] : await participantsAmong(tx, programme.id, userIds);
    const asked = current.flatMap((person) => {
      const participant = participants.find((it) => it.userId === person.userId);
      return participant ? [{ person, participant }] : [];
    });
    const others = userIds.filter((userId) => !asked.some(({ person }) => person.userId === userId));
    if (others.length > 0) await store.cancelFor(tx, programme.id, others);
    await plan(tx, { community, programme }, asked, now);
  }
}

/** Plans the next check-in of a member who has chosen another time or reminder. */
export async function planAfterChoice(tx: Tx, place: Place, userId: string, now: Date): Promise<void> {
  const [person] = await membersOf(tx, place.community.id, [userId]);
  const [participant] = await participantsAmong(tx, place.programme.id, [userId]);
  if (person && participant) await plan(tx, place, [{ person, participant }], now, { isChoice: true });
}

/**
 * Enrols everyone in a community that asks everyone, once it is announced, from the next day on. Those who joined the
 * channel after it was set up decide for themselves.
 */
export async function enrolEveryone(tx: Tx, it: { communityId: string; now: Date }): Promise<void> {
  const { communityId, now } = it;
  const community = await communityById(tx, communityId);
  if (!community?.openedAt || community.checkinEnrolment !== 'everyone') return;
  const { workspaceId, openedAt } = community;
  const first = (await membersOf(tx, communityId)).filter(({ joinedAt }) => joinedAt <= openedAt);
  const { id: programmeId } = await firstProgramme(tx, communityId);
  await enrol(
    tx,
    first.map((person) => ({
      ...{ workspaceId, programmeId, userId: person.userId },
      ...{ since: now, askedFrom: startOfNextDay(now, zoneFor(community, person)) },
    })),
  );
  await planAfterChange(tx, { workspaceId, communityId, userIds: first.map(({ userId }) => userId), now });
}

/** A programme with its community. */
interface Place {
  readonly community: Community;
  readonly programme: Programme;
}

async function plan(
  tx: Tx,
  place: Place,
  asked: readonly { person: Member; participant: Participant }[],
  now: Date,
  { isChoice = false } = {},
): Promise<void> {
  if (asked.length === 0) return;
  const userIds = asked.map(({ person }) => person.userId);
  const { community, programme } = place;
  const waiting = await store.waitingOf(tx, programme.id, userIds);
  const last = await store.lastDaysOf(tx, programme.id, userIds);
  const planned = asked.map(({ person, participant }) => {
    const zone = zoneFor(community, person);
    const { rhythmSince } = programme;
    const since = askedAfter(participant, { joinedAt: person.joinedAt, rhythmSince, zone });
    const rhythm = ownRhythm(programme, participant);
    const planned = slotAfterChange({ last: last.get(person.userId), since, rhythm, zone, now });
    const before = waiting.find((it) => it.userId === person.userId);
    const slot = before && isChoice ? slotAfterChoice(planned, before, now) : planned;
    return { ...whose(programme, person), id: before?.id, slot: timesOf(slot) };
  });
  await store.plan(tx, planned);
}

/** Plans the check-in after this one, unless the community is closed. */
export async function planNext(
  tx: Tx,
  after: Occurrence,
  { community, programme }: Place,
  person: Person,
  now: Date,
): Promise<void> {
  if (community.closedAt ?? programme.closedAt) return;
  const rhythm = await rhythmOf(tx, programme, person);
  const slot = slotFrom(addDays(after.day, 1), rhythm, zoneFor(community, person), now);
  await store.plan(tx, [{ ...whose(programme, person), id: undefined, slot }]);
}

/** Moves an occurrence that was not asked before its deadline to the next day whose deadline is still ahead. */
export async function planAnew(
  tx: Tx,
  missed: Occurrence,
  { community, programme }: Place,
  person: Person,
  now: Date,
): Promise<void> {
  const slot = slotFrom(missed.day, await rhythmOf(tx, programme, person), zoneFor(community, person), now);
  await store.plan(tx, [{ ...whose(programme, person), id: missed.id, slot }]);
}

async function rhythmOf(tx: Tx, programme: Programme, { userId }: Person): Promise<MemberRhythm> {
  const [own] = await participantsAmong(tx, programme.id, [userId]);
  return ownRhythm(programme, own);
}

/** Returns a slot without what an occurrence has besides. */
function timesOf({ day, opensAt, remindAt, deadlineAt }: Slot): Slot {
  return { day, opensAt, remindAt, deadlineAt };
}

function whose({ workspaceId, id: programmeId, communityId }: Programme, { userId }: Pick<Person, 'userId'>) {
  return { workspaceId, programmeId, communityId, userId };
}
