import { timeInWords, timeOfDayInWords, upcomingInWords } from '../../../core/calendar.js';
import { type Community, localToday, zoneFor } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import { openProgrammesOf, type Programme } from '../../../core/programmes.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { fieldErrors, type HandlerResponse, infoModal, open, say } from '../../../slack/interactions/responses.js';
import { ownTimeModal } from '../contracts.js';
import { copy } from '../copy.js';
import { bandOf, isInBand, type Own, ownRhythm } from '../domain/own-times.js';
import { type MemberRhythm, remindAtOf } from '../domain/schedule.js';
import { planAfterChoice } from '../jobs/plan.js';
import { occurrenceById } from '../store/occurrences.js';
import { moveReminder, saveOwn, toRemind } from '../store/own-times.js';
import { participantsAmong } from '../store/participants.js';
import { nextOf } from '../store/planned.js';
import { nameOf } from '../views/naming.js';
import { ownTimeView } from '../views/own-times.js';
import { uninvolvedBlocks } from '../views/taking-part.js';
import { programmeIn } from './access.js';

/** Registers the handler with which a member chooses when they are asked and reminded. */
export function listenForOwnTimes(on: Listen, deps: Deps): void {
  const { db, clock } = deps;
  on.submit(ownTimeModal, here('checkins.take-part'), async ({ person, community, carry, form }) => {
    const { workspaceId, userId } = person;
    const response = await db.inWorkspace(workspaceId, async (tx) => {
      const found = await programmeIn(tx, community, carry.programmeId);
      if ('refused' in found) return found.refused;
      const { programme } = found;
      const [before] = await participantsAmong(tx, programme.id, [userId]);
      if (!before) return open(infoModal(copy.title, uninvolvedBlocks(community, programme.id)));
      const band = bandOf(programme);
      const inWords = (time: string) => timeOfDayInWords(time, person.locale);
      if (band && form.time && !isInBand(form.time, programme))
        return fieldErrors({ time: copy.ownTimes.outside(inWords(band.from), inWords(band.until)) });
      const chosen = form.time === programme.time ? null : (form.time ?? null);
      // Without a band the form has no time, and the earlier choice waits for one.
      const ownTime = band ? chosen : before.ownTime;
      await choose(tx, { community, programme, person }, { ownTime, remindHours: form.reminder }, clock());
      return saved(tx, { community, programme, person }, clock());
    });
    await deps.refreshHome(workspaceId, [userId]);
    return response;
  });
}

/** Opens the form for the programme of that check-in. */
export function openOwnTime(deps: Deps, person: Person, community: Community, occurrenceId: string) {
  return deps.db.inWorkspace(person.workspaceId, async (tx): Promise<HandlerResponse> => {
    const of = await occurrenceById(tx, occurrenceId);
    const found = await programmeIn(tx, community, of?.programmeId ?? community.id);
    if ('refused' in found) return found.refused;
    const { programme } = found;
    const [own] = await participantsAmong(tx, programme.id, [person.userId]);
    if (!own) return open(infoModal(copy.title, uninvolvedBlocks(community, programme.id)));
    const isOneOfSeveral = (await openProgrammesOf(tx, community.id)).length > 1;
    return open(ownTimeView({ community, programme, own, person, of: isOneOfSeveral ? nameOf(programme) : undefined }));
  });
}

interface Place {
  readonly community: Community;
  readonly programme: Programme;
  readonly person: Person;
}

/** Saves the choice, and moves the waiting check-in and the reminder that is to come. */
async function choose(tx: Tx, { community, programme, person }: Place, own: Own, now: Date): Promise<void> {
  const { userId } = person;
  await saveOwn(tx, programme.id, userId, own);
  const rhythm = ownRhythm(programme, own);
  await planAfterChoice(tx, { community, programme }, userId, now);
  for (const it of await toRemind(tx, programme.id, userId)) {
    const at = reminderOf(it, rhythm);
    await moveReminder(tx, it.id, at > now && at < it.deadlineAt ? at : null);
  }
}

function reminderOf(it: { readonly opensAt: Date; readonly deadlineAt: Date }, { remindHours }: MemberRhythm): Date {
  return remindAtOf(it.opensAt, it.deadlineAt, remindHours);
}

async function saved(tx: Tx, { community, programme, person }: Place, now: Date): Promise<HandlerResponse> {
  const next = await nextOf(tx, programme.id, person.userId);
  if (!next) return say(md`${copy.ownTimes.savedOnly}`);
  const when = upcomingInWords(next.day, localToday(community, person, now), person.locale);
  return say(md`${copy.ownTimes.saved(when, timeInWords(next.opensAt, zoneFor(community, person), person.locale))}`);
}
