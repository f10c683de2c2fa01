import { addDays, dayIn } from '../../../core/calendar.js';
import { zoneFor } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import { may } from '../../../core/permissions.js';
import { standingIn } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { type HandlerResponse, open, refuse, replace } from '../../../slack/interactions/responses.js';
import { uploadedPicture } from '../../../slack/outbound/uploads.js';
import { openDetails, openHistory, partMenu, turnPage } from '../contracts.js';
import { copy } from '../copy.js';
import { daysToLog } from '../domain/days.js';
import { curveKey } from '../domain/keys.js';
import { deedsOf } from '../domain/managing.js';
import { OPEN } from '../domain/plan.js';
import { ranksFor } from '../domain/ranks.js';
import { nextReminder } from '../domain/reminders.js';
import { stripOf } from '../domain/strip.js';
import { togetherOf } from '../domain/together.js';
import { sees, sumsByTeam } from '../domain/visibility.js';
import { challengesOf } from '../store/challenges.js';
import { hasCheered, seeCheers } from '../store/cheers.js';
import { pageOfLogs } from '../store/details.js';
import { logsOf } from '../store/logs.js';
import { changeParticipant } from '../store/participants.js';
import { type Standing, standingsIn } from '../store/progress.js';
import { lockParticipant } from '../store/taking-part.js';
import { teamSizes } from '../store/teams.js';
import { type Details, detailsView, type LogsPart, logsView, membersView } from '../views/details.js';
import { historyView } from '../views/history.js';
import { leaveView } from '../views/join.js';
import { formFor } from './joining.js';
import { readFor, refusalIn, type Seen, toSee, toTakePart } from './reading.js';

const words = copy.taking;

/** Registers handlers that show everything about a challenge, and the menu of those who take part. */
export function listenForDetails(on: Listen, deps: Deps): void {
  const { db, clock } = deps;

  on.press(openDetails, toSee, async ({ person, community, carry }) => {
    const now = clock();
    const { response, isNews } = await db.inWorkspace(person.workspaceId, async (tx) => {
      const it = await readFor(tx, { person, community, now }, carry.challengeId);
      if (!it) return { response: refuse(words.unknown, 'no such challenge'), isNews: false };
      const isNews = await seeCheers(tx, carry.challengeId, person.userId, now);
      return { response: open(await detailsFor(tx, it)), isNews };
    });
    if (isNews) await deps.refreshHome(person.workspaceId, [person.userId]);
    return response;
  });

  on.press(openHistory, here('challenges.see'), ({ person, community }) =>
    db.inWorkspace(person.workspaceId, async (tx) =>
      open(historyView(await challengesOf(tx, community.id, ['ended']), person.locale)),
    ),
  );

  on.press(turnPage, toSee, ({ person, community, carry }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const it = await readFor(tx, { person, community, now: clock() }, carry.challengeId);
      return it ? replace(await pageFor(tx, it, carry.page, carry.of)) : refuse(words.unknown, 'no such challenge');
    }),
  );

  on.press(partMenu, toTakePart, async ({ person, community, carry }) => {
    const response = await db.inWorkspace(person.workspaceId, async (tx) => {
      await lockParticipant(tx, carry.challengeId, person.userId);
      const it = await readFor(tx, { person, community, now: clock() }, carry.challengeId);
      return refusalIn(it) ?? (it && change(tx, it, carry.act, clock()));
    });
    await deps.refreshHome(person.workspaceId, [person.userId]);
    return response;
  });
}

type Act = 'reminder' | 'pause' | 'resume' | 'leave' | 'rank' | 'unrank';

/** Does what a participant chose from their menu, and shows the details as they are then. */
async function change(tx: Tx, it: Seen, act: Act, now: Date): Promise<HandlerResponse> {
  const { challenge, own, person } = it;
  if (!own) return refuse(words.notIn, 'takes no part');
  if (act === 'reminder') return open(await formFor(tx, it));
  if (act === 'leave') return open(leaveView(challenge));
  const time = own.reminderTime;
  const zone = zoneFor(it.community, person);
  const changes = {
    pause: { pausedAt: own.pausedAt ?? now, remindAt: null },
    resume: { pausedAt: null, remindAt: time ? (nextReminder(challenge, time, zone, now) ?? null) : null },
    rank: { isUnranked: false },
    unrank: { isUnranked: true },
  };
  await changeParticipant(tx, own.id, changes[act]);
  return replace(await detailsFor(tx, { ...it, own: { ...own, ...changes[act] } }));
}

/** Returns a page of the logs or members of a challenge. The first one is the details, with both. */
export async function pageFor(tx: Tx, it: Seen, page: number, of?: 'members') {
  if (page === 0) return detailsFor(tx, it);
  const { challenge, today, person } = it;
  const shown = await visible(tx, it, await standingsIn(tx, challenge));
  if (of === 'members') return membersView({ challenge, locale: person.locale, members: membersIn(shown) }, page);
  return logsView({ challenge, today, locale: person.locale, latest: await latestFor(tx, it, shown, page) });
}

/** Returns the teams whose progress everyone may see. That of a team of one is that of a member. */
async function teamsIn(tx: Tx, { id, visibility }: Seen['challenge']) {
  if (visibility === 'me') return [];
  return (await teamSizes(tx, id)).filter(({ size }) => visibility === 'everyone' || size > 1);
}

async function detailsFor(tx: Tx, it: Seen) {
  const { challenge, own, today, person } = it;
  const standings = await standingsIn(tx, challenge);
  const { total, groupTarget, joined } = togetherOf(challenge, standings);
  const shown = await visible(tx, it, standings);
  const logs = own ? await logsOf(tx, own.id) : [];
  const done = standings.find(({ id }) => id === own?.id)?.done ?? 0;
  const sums = sumsByTeam(standings);
  const teams = await teamsIn(tx, challenge);
  const isOpen = OPEN.includes(challenge.state) && !it.community.closedAt;
  return detailsView({
    ...{ challenge, today, locale: person.locale },
    group: { done: total, target: groupTarget, people: joined },
    deeds: await deedsFor(tx, it),
    curve: await curveIn(tx, it),
    own: own && { ...own, done, lastLogged: logs[0]?.day },
    strip: own && stripOf(challenge, logs, today),
    canLog: isOpen && daysToLog(challenge, today).length > 0,
    canReflect: own !== undefined && challenge.state === 'ended',
    canJoin: isOpen && (own !== undefined || today <= challenge.lastDay),
    ranks: ranksIn(it, shown),
    teams: teams.map(({ id, name }) => ({ name, done: sums.get(id) ?? 0 })),
    members: membersIn(shown),
    latest: await latestFor(tx, it, shown, 0),
  });
}

/** Returns the latest picture of the group's curve. */
function curveIn(tx: Tx, { challenge: { id, zone }, now }: Seen) {
  const days = [0, -1, -2].map((n) => addDays(dayIn(zone, now), n));
  return uploadedPicture(tx, [curveKey(id), ...days.map((day) => curveKey(id, day))]);
}

/** Returns what the viewer can do about the challenge itself. */
async function deedsFor(tx: Tx, { challenge, community, person, now }: Seen) {
  const standing = await standingIn(tx, community.id, person, now);
  if (!standing) return [];
  const rights = { mayStart: may('challenges.start', standing), mayPropose: may('challenges.propose', standing) };
  return rights.mayStart || challenge.createdBy === person.userId ? deedsOf(challenge.state, rights) : [];
}

type Shown = Standing & { readonly name: string };

/**
 * Returns the participants whose progress the viewer sees, by name: those who take part now, have logged something, and
 * are still members, which those of a challenge that is over may not be.
 */
async function visible(
  tx: Tx,
  { challenge, own, person }: Seen,
  standings: readonly Standing[],
): Promise<readonly Shown[]> {
  const viewer = { userId: person.userId, teamId: own?.teamId ?? null };
  const seen = standings.filter((it) => it.leftAt === null && it.done > 0 && sees(challenge.visibility, viewer, it));
  const userIds = seen.flatMap(({ userId }) => userId ?? []);
  const members = userIds.length > 0 ? await membersOf(tx, challenge.communityId, userIds) : [];
  const names = new Map(members.map(({ userId, name }) => [userId, name]));
  return seen
    .flatMap((it) => {
      const name = names.get(it.userId ?? '');
      return name === undefined ? [] : [{ ...it, name }];
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function membersIn(shown: readonly Shown[]): Details['members'] {
  return shown.map(({ name, done, target }) => ({ name, done, target }));
}

function ranksIn({ challenge, own }: Seen, shown: readonly Shown[]): Details['ranks'] {
  if (!challenge.hasRanks || !own || own.isUnranked) return undefined;
  const ranked = shown.filter(({ isUnranked }) => !isUnranked);
  const ranks = ranked.length > 1 ? ranksFor(ranked, own.id) : undefined;
  return ranks && { ranks, names: new Map(ranked.map(({ id, name }) => [id, name])) };
}

async function latestFor(
  tx: Tx,
  { challenge, person, today }: Seen,
  shown: readonly Shown[],
  page: number,
): Promise<LogsPart> {
  const ids = shown.map(({ id }) => id);
  const names = new Map(shown.map(({ id, name }) => [id, name]));
  const logs = await pageOfLogs(tx, challenge.id, ids, page);
  return {
    page,
    logs: logs.map((log) => ({ ...log, name: names.get(log.participantId) ?? '' })),
    userId: person.userId,
    mayCheer: !(await hasCheered(tx, challenge.id, person.userId, today)),
  };
}
