import type { KnownBlock } from '@slack/types';
import { zoneFor } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { type MembersChange, membersOf } from '../../../core/members.js';
import { offerTaken } from '../../../core/offers.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, open, refuse, replace } from '../../../slack/interactions/responses.js';
import { takesPartInCheckins } from '../../checkins/index.js';
import { chooseReminder, type FormOfJoin, joinChallenge, joinModal, leaveModal } from '../contracts.js';
import { copy } from '../copy.js';
import { daysToLog } from '../domain/days.js';
import { nextReminder } from '../domain/reminders.js';
import { targetFrom } from '../domain/target.js';
import { REMINDERS } from '../schema/taking-part.js';
import { challengeById } from '../store/challenges.js';
import { changeParticipant, join } from '../store/participants.js';
import { leaveAll, lockParticipant, partsOf } from '../store/taking-part.js';
import { teamSizes } from '../store/teams.js';
import { done, type JoinChoice, joinedView, joinView, reminderRow } from '../views/join.js';
import { readFor, refusalIn, type Seen, showInPost, toTakePart } from './reading.js';

const words = copy.taking;
const USUAL_TIME = '09:00';

/** The choices of a member who isn't asked for check-ins. The first is the usual one. */
const WITHOUT_CHECKIN = REMINDERS.filter((it) => it !== 'check-in');

/** Registers handlers with which members join a challenge, choose how they are reminded, and leave. */
export function listenForJoining(on: Listen, deps: Deps): void {
  const { db, clock } = deps;

  on.press(joinChallenge, toTakePart, ({ person, community, carry }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const it = await readFor(tx, { person, community, now: clock() }, carry.challengeId);
      return joinRefusal(it) ?? (it && open(await formFor(tx, it)));
    }),
  );

  on.press(chooseReminder, toTakePart, ({ person, community, carry, typed }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const it = await readFor(tx, { person, community, now: clock() }, carry.challengeId);
      const reminder = REMINDERS.find((one) => one === typed.reminder);
      const named = Array.isArray(typed.named) && typed.named.length > 0;
      return it && replace(await formFor(tx, it, { isNamed: named, ...(reminder ? { reminder } : {}) }));
    }),
  );

  on.submit(joinModal, toTakePart, async ({ person, community, carry, form }) => {
    const response = await db.inWorkspace(person.workspaceId, async (tx) => {
      await lockParticipant(tx, carry.challengeId, person.userId);
      const it = await readFor(tx, { person, community, now: clock() }, carry.challengeId);
      return joinRefusal(it) ?? (it && save(tx, deps, it, form));
    });
    await deps.refreshHome(person.workspaceId, [person.userId]);
    return response;
  });

  on.submit(leaveModal, toTakePart, async ({ person, community, carry }) => {
    const response = await db.inWorkspace(person.workspaceId, async (tx) => {
      await lockParticipant(tx, carry.challengeId, person.userId);
      const it = await readFor(tx, { person, community, now: clock() }, carry.challengeId);
      if (!it?.own && !it?.before) return refuse(words.notIn, 'takes no part');
      // A second press has nothing left to do.
      if (it.own) {
        await changeParticipant(tx, it.own.id, { leftAt: clock(), remindAt: null });
        await showInPost(tx, deps, it.challenge, clock());
      }
      return replace(done(words.leaveTitle, words.left(it.challenge.name)));
    });
    await deps.refreshHome(person.workspaceId, [person.userId]);
    return response;
  });
}

/** Returns the refusal of joining; undefined if a member can join, or takes part. */
function joinRefusal(it: Seen | undefined): HandlerResponse {
  const refused = refusalIn(it);
  if (refused || !it || it.own || it.today <= it.challenge.lastDay) return refused;
  return refuse(words.over(it.challenge.name), 'its last day is over');
}

/** Returns the form to join, or to change the reminder. `typed`: what was chosen in it so far. */
export async function formFor(tx: Tx, it: Seen, typed: Partial<JoinChoice> = {}) {
  const { challenge, own, before, today, person } = it;
  const known = own ?? before;
  const reminders = (await takesPartInCheckins(tx, it.community.id, person.userId)) ? REMINDERS : WITHOUT_CHECKIN;
  const [usual] = reminders;
  return joinView({
    ...{ challenge, today, locale: person.locale },
    target: known?.target ?? targetFrom(challenge, today),
    isNew: !own,
    isBack: before !== undefined,
    hasTeams: !known && (await teamSizes(tx, challenge.id)).length > 0,
    reminders,
    chosen: {
      reminder: reminders.find((one) => one === own?.reminder) ?? usual,
      time: own?.reminderTime ?? USUAL_TIME,
      isNamed: known?.isNamed ?? challenge.visibility === 'everyone',
      ...typed,
    },
  });
}

/** Returns a row for each challenge of a person, with how it reminds them, for Preferences. */
export async function reminderRows(tx: Tx, person: Person): Promise<KnownBlock[]> {
  const rows: KnownBlock[] = [];
  for (const part of await partsOf(tx, person.userId)) {
    const isAsked = await takesPartInCheckins(tx, part.community.id, person.userId);
    rows.push(reminderRow(part, { isAsked, locale: person.locale }));
  }
  return rows;
}

async function save(tx: Tx, deps: Deps, it: Seen, form: FormOfJoin): Promise<HandlerResponse> {
  const { challenge, person, today, own } = it;
  const { id: challengeId, workspaceId } = challenge;
  const now = deps.clock();
  const reminderTime = form.reminder === 'time' ? (form.time ?? null) : null;
  const zone = zoneFor(it.community, person);
  const remindAt = reminderTime ? (nextReminder(challenge, reminderTime, zone, now) ?? null) : null;
  const chosen = { reminder: form.reminder, reminderTime, remindAt, isNamed: form.named.length > 0 };
  if (own) {
    await changeParticipant(tx, own.id, chosen);
    return replace(done(words.changeTitle, words.changed));
  }
  const joined = await join(tx, {
    ...{ workspaceId, challengeId, userId: person.userId, joinedAt: now, ...chosen },
    target: targetFrom(challenge, today),
  });
  const team = (await teamSizes(tx, challengeId)).find(({ id }) => id === joined.teamId)?.name;
  const { userId } = person;
  await deps.tell(tx, offerTaken, { workspaceId, communityId: challenge.communityId, userId });
  // The welcome may offer it.
  await deps.attention.recheck(tx, { workspaceId, userIds: [userId], now });
  await showInPost(tx, deps, challenge, now);
  return replace(joinedView(challenge, { team, canLog: daysToLog(challenge, today).length > 0 }));
}

/** Lets those who left the channel, or whose account was deactivated, leave the challenges of the community. */
export async function leaveWithChannel(
  tx: Tx,
  deps: Deps,
  { communityId, userIds, now }: MembersChange,
): Promise<void> {
  const there = new Set((await membersOf(tx, communityId, userIds)).map(({ userId }) => userId));
  const gone = userIds.filter((it) => !there.has(it));
  for (const id of await leaveAll(tx, communityId, gone, now)) {
    const challenge = await challengeById(tx, id);
    if (challenge) await showInPost(tx, deps, challenge, now);
  }
}
