import { DEFAULT_WORKING_DAYS } from '../../../attention/domain.js';
import { holidaysIn } from '../../../attention/holidays.js';
import { lockPreferences, type Preferences, preferencesOf } from '../../../attention/preferences.js';
import { regionOf, undisturbedUntil } from '../../../attention/recipient.js';
import type { Requested } from '../../../attention/requested.js';
import { addDays, dayIn, startOfDay, weekdayOf } from '../../../core/calendar.js';
import { communityById, isIdle, zoneFor } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { DAY, HOUR } from '../../../core/durations.js';
import { type MembersChange, membersOf } from '../../../core/members.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { dueWork } from '../../../queue/due-work.js';
import { type IdPayload, type Work, work } from '../../../queue/job.js';
import type { Message } from '../../../slack/blocks/blocks.js';
import { endReminder, remind } from '../contracts.js';
import { reminderKey } from '../domain/keys.js';
import { isReminded, nextReminder } from '../domain/reminders.js';
import { participants } from '../schema/taking-part.js';
import type { Challenge } from '../store/challenges.js';
import { changeParticipant } from '../store/participants.js';
import {
  atATime,
  planReminder,
  progressIn,
  type Reminded,
  remindedById,
  remindersOf,
  settledReminders,
} from '../store/reminded.js';
import { placeOf } from '../store/running.js';
import { holdChallenges, openIn } from '../store/taking-part.js';
import { currentReminder, openReminder } from './reminder-message.js';

/** Finds participants who want to be reminded now. */
export const remindersDue = dueWork('challenges.reminders', {
  job: remind,
  table: participants,
  id: participants.id,
  dueAt: participants.remindAt,
  everyMs: 30_000,
});

/** Sends the reminders of participants who chose a time, and ends them. */
export function reminderWork(deps: Deps): Work[] {
  return [
    work(remind, (it) => remindNow(deps, it)),
    work(endReminder, async ({ workspaceId, id }) => {
      const ending = await deps.db.inWorkspace(workspaceId, async (tx) => {
        const it = await remindedById(tx, id);
        const { isReminderOpen, remindedAt } = it?.participant ?? {};
        if (!it || !isReminderOpen || !remindedAt) return undefined;
        const key = reminderKey(id, remindedAt);
        const participant = { ...it.participant, isReminderOpen: false };
        return { it, key, message: await currentReminder(tx, deps, { ...it, participant }, key) };
      });
      if (!ending) return;
      await deps.deliver.update(workspaceId, ending.key, ending.message);
      await deps.db.inWorkspace(workspaceId, (tx) =>
        planReminder(tx, ending.it.participant, { isReminderOpen: false }),
      );
    }),
  ];
}

interface Decision extends Reminded {
  readonly userId: string;
  readonly zone: string | undefined;
  readonly sending: { readonly key: string; readonly at: Date; readonly message: Message } | undefined;
  /** The message before it, which still has buttons. */
  readonly before: { readonly key: string; readonly message: Message } | undefined;
}

async function remindNow(deps: Deps, { workspaceId, id }: IdPayload): Promise<void> {
  const { db, deliver, clock, attention } = deps;
  const it = await db.inWorkspace(workspaceId, (tx) => decide(tx, deps, id));
  if (!it) return;
  const { sending, before, participant, challenge, userId, zone } = it;
  if (before) await deliver.update(workspaceId, before.key, before.message);
  const posted = sending && (await deliver.post(workspaceId, { ...sending, to: userId }));
  await db.inWorkspace(workspaceId, async (tx) => {
    const now = clock();
    if (sending) await attention.recordCarried(tx, sending.key, posted !== undefined, now);
    const time = participant.reminderTime;
    const next = zone && time ? (nextReminder(challenge, time, zone, now) ?? null) : null;
    const sent = sending && posted ? { remindedAt: sending.at, isReminderOpen: true } : {};
    await planReminder(tx, participant, { remindAt: next, ...sent });
  });
}

/** Decides from fresh facts if a participant is reminded; undefined if nothing is due. */
async function decide(tx: Tx, deps: Deps, id: string): Promise<Decision | undefined> {
  const now = deps.clock();
  const found = await remindedById(tx, id);
  const { remindAt: at, userId, workspaceId } = found?.participant ?? {};
  if (!found || !at || at > now || !workspaceId) return undefined;
  if (!userId) {
    // They were erased. Nobody else would end it.
    await planReminder(tx, found.participant, { remindAt: null });
    return undefined;
  }
  await lockPreferences(tx, workspaceId, userId);
  const [person] = await membersOf(tx, found.challenge.communityId, [userId]);
  const wanted = person && (await wantedAt(tx, found, person, { at, now }));
  if (!wanted) return { ...found, userId, zone: undefined, sending: undefined, before: undefined };
  if (!wanted.isReminded) return { ...found, userId, zone: wanted.zone, sending: undefined, before: undefined };
  const key = reminderKey(id, at);
  const { isReminderOpen, remindedAt } = found.participant;
  const earlier = isReminderOpen && remindedAt ? reminderKey(id, remindedAt) : undefined;
  const sending = { key, at, message: await openReminder(tx, deps, { ...found, person }, key) };
  const then = { ...found.participant, remindedAt: at };
  const before = earlier && {
    key: earlier,
    message: await currentReminder(tx, deps, { ...found, participant: then }, earlier),
  };
  return { ...found, userId, zone: wanted.zone, sending, before: before || undefined };
}

/** Returns whether a member is reminded at that time; undefined if they don't want reminders at a time any more. */
async function wantedAt(
  tx: Tx,
  it: Reminded,
  person: Person,
  { at, now }: { at: Date; now: Date },
): Promise<{ zone: string; isReminded: boolean } | undefined> {
  const { participant, challenge } = it;
  const { reminder, reminderTime: time, leftAt, pausedAt, joinedAt, target } = participant;
  const isOpen = challenge.state === 'running' || challenge.state === 'scheduled';
  const place = await placeOf(tx, challenge, now);
  if (reminder !== 'time' || !time || leftAt || !isOpen) return undefined;
  const zone = place ? zoneFor(place.community, person) : person.zone;
  const chosen = await preferencesOf(tx, person.userId);
  const isQuiet = undisturbedUntil(person, chosen, now) !== undefined || (await isDayOff(person, chosen, now));
  const facts = {
    ...(await progressIn(tx, it)),
    ...{ at, now, time, zone, target },
    joined: dayIn(zone, joinedAt),
    isPaused: pausedAt !== null,
    isHeld: isQuiet || !place || isIdle(place.community, dayIn(zone, now)),
  };
  return { zone, isReminded: isReminded(challenge, facts) };
}

/** Returns true on the person's days off and holidays: a reminder comes on the next day that it is due. */
async function isDayOff(person: Person, chosen: Preferences | undefined, now: Date): Promise<boolean> {
  const day = dayIn(person.zone, now);
  const workingDays = chosen?.workingDays ?? DEFAULT_WORKING_DAYS;
  return !workingDays.includes(weekdayOf(day)) || (await holidaysIn(regionOf(person, chosen)))(day);
}

/** Ends the reminders of a challenge that are settled. */
export async function closeReminders(tx: Tx, { jobs }: Deps, challenge: Challenge): Promise<void> {
  const ids = await settledReminders(tx, challenge);
  if (ids.length === 0) return;
  const { workspaceId } = challenge;
  const all = ids.map((id) => ({ workspaceId, id }));
  afterCommit(tx, () => jobs.addAll(endReminder, all));
}

/** Plans the reminders of these members anew, because their zone or that of the community changed. */
export async function planRemindersAnew(tx: Tx, { communityId, userIds, now }: MembersChange): Promise<void> {
  await holdChallenges(tx, openIn(communityId));
  const found = await atATime(tx, communityId, userIds);
  if (found.length === 0) return;
  const community = await communityById(tx, communityId);
  const ids = found.flatMap(({ participant }) => participant.userId ?? []);
  const people = new Map((await membersOf(tx, communityId, ids)).map((person) => [person.userId, person]));
  for (const { participant, challenge } of found) {
    const { id, userId, reminderTime: time, remindAt } = participant;
    const person = userId ? people.get(userId) : undefined;
    if (!person || !time || (remindAt && remindAt <= now)) continue;
    const zone = community ? zoneFor(community, person) : person.zone;
    await changeParticipant(tx, id, { remindAt: nextReminder(challenge, time, zone, now) ?? null });
  }
}

/** Returns the reminders that this person got at the time that they chose, and gets next. */
export async function expectedReminders(tx: Tx, person: Person, now: Date): Promise<Requested> {
  const { zone, userId } = person;
  const today = dayIn(zone, now);
  const midnight = startOfDay(addDays(today, 1), zone);
  const soon = new Date(now.getTime() + HOUR);
  const until = midnight > soon ? midnight : soon;
  const all = await remindersOf(tx, userId, new Date(now.getTime() - DAY), until);
  const sent = all.flatMap(({ participant }) => participant.remindedAt ?? []);
  const coming: Date[] = [];
  for (const it of all) {
    const { remindAt } = it.participant;
    if (!remindAt || remindAt > until) continue;
    const at = remindAt > now ? remindAt : now;
    if ((await wantedAt(tx, it, person, { at: remindAt, now: at }))?.isReminded) coming.push(at);
  }
  const inOrder = (times: Date[]) => times.sort((a, b) => a.getTime() - b.getTime());
  return {
    isToday: [...sent, ...coming].some((at) => dayIn(zone, at) === today),
    lastAt: inOrder(sent).at(-1),
    nextAt: inOrder(coming)[0],
  };
}
