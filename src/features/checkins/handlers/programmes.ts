import { randomUUID } from 'node:crypto';
import { dayIn } from '../../../core/calendar.js';
import { type Community, localToday, zoneFor } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { membersChanged, membersOf } from '../../../core/members.js';
import type { Person } from '../../../core/people.js';
import { openProgrammesOf, type Programme, programmesOf } from '../../../core/programmes.js';
import type { Deps, SettingsEntry } from '../../../feature.js';
import { validFields } from '../../../slack/interactions/fields.js';
import type { Listen, Typed } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { fieldErrors, type HandlerResponse, refuse, replace } from '../../../slack/interactions/responses.js';
import {
  closeProgramme,
  drawEightWeeks,
  openProgramme,
  openProgrammes,
  type ProgrammeForm,
  previewProgramme,
  programmeModal,
  programmeShape,
  reopenProgramme,
} from '../contracts/programmes.js';
import { circlesCopy } from '../copy/circles.js';
import { programmeCopy } from '../copy/programmes.js';
import { CIRCLES_FROM } from '../domain/circles.js';
import {
  isSameRhythm,
  nextDays,
  type ProgrammeInForm,
  type ProgrammeSettings,
  suggested,
} from '../domain/programmes.js';
import { switchCircles } from '../jobs/circles.js';
import { restOpen } from '../jobs/rest.js';
import { circlePlanOf, countCircles } from '../store/circles.js';
import { addProgramme, changeProgramme, countParticipants } from '../store/programmes.js';
import { nameOf } from '../views/naming.js';
import { programmeView, type Splitting } from '../views/programme-form.js';
import { programmesView, summaryOf } from '../views/programmes.js';
import { programmeIn } from './access.js';

const toChange = here('community.change');

/** The most programmes that a community may have at a time. */
const MAX_PROGRAMMES = 10;

/** The entry in "Community settings". */
export const programmeSettings: SettingsEntry = {
  label: programmeCopy.settings,
  summary: async (tx, it, { locale }) => summaryOf(await openProgrammesOf(tx, it.id), it, locale),
  open: openProgrammes,
};

/** Registers handlers with which organizers add, change, pause and close the check-ins of their community. */
export function listenForProgrammes(on: Listen, deps: Deps): void {
  const { db, clock, jobs } = deps;

  on.press(openProgrammes, toChange, async ({ person, community }) => {
    const { workspaceId, userId } = person;
    // From there, an organizer may look at the last eight weeks.
    await jobs.add(drawEightWeeks, { workspaceId, id: community.id, userId });
    return db.inWorkspace(workspaceId, (tx) => showList(tx, person, community, clock()));
  });

  on.press(openProgramme, toChange, ({ person, community, carry }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const { locale } = person;
      if (!carry.programmeId) {
        const filled = suggested(localToday(community, person, clock()));
        return replace(programmeView({ ...carry, newId: randomUUID() }, { filled, locale }));
      }
      const found = await programmeIn(tx, community, carry.programmeId);
      if ('refused' in found) return found.refused;
      const { programme } = found;
      const splitting = await splittingOf(tx, community, programme.id);
      return replace(programmeView(carry, { filled: { ...programme, name: nameOf(programme) }, splitting, locale }));
    }),
  );

  on.press(previewProgramme, toChange, ({ person, community, carry, typed }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const before = (await openProgrammesOf(tx, community.id)).find(({ id }) => id === carry.programmeId);
      const today = localToday(community, person, clock());
      const filled = withTyped(before ?? suggested(today), typed);
      const next = nextDays(filled, zoneFor(community, person), clock());
      const splitting = before && { splitting: await splittingOf(tx, community, before.id) };
      return replace(programmeView(carry, { filled, next, ...splitting, locale: person.locale }));
    }),
  );

  on.submit(programmeModal, toChange, ({ person, community, carry, form }) =>
    change(deps, person, community, async (tx, now) => {
      const today = localToday(community, person, now);
      if (form.pausedUntil && form.pausedUntil <= today)
        return fieldErrors({ pausedUntil: programmeCopy.pausedUntilPast });
      return save(tx, deps, community, carry, form, now);
    }),
  );

  on.press(closeProgramme, toChange, ({ person, community, carry: { programmeId } }) =>
    change(deps, person, community, async (tx, now) => {
      const found = await programmeIn(tx, community, programmeId);
      if ('refused' in found || programmeId === community.id) return 'refused' in found ? found.refused : undefined;
      await changeProgramme(tx, programmeId, { closedAt: now });
      await restOpen(tx, deps, { workspaceId: person.workspaceId, communityId: community.id, programmeId, now });
      return showList(tx, person, community, now);
    }),
  );

  on.press(reopenProgramme, toChange, ({ person, community, carry: { programmeId } }) =>
    change(deps, person, community, async (tx, now) => {
      const all = await programmesOf(tx, community.id);
      const found = all.find(({ id }) => id === programmeId);
      if (!found) return refuse(programmeCopy.gone, 'no such programme in the community');
      if (all.filter(({ closedAt }) => !closedAt).length >= MAX_PROGRAMMES)
        return refuse(programmeCopy.tooMany(MAX_PROGRAMMES), 'the community has too many programmes');
      // The next check-ins are those that open from now on.
      if (found.closedAt)
        await changeProgramme(tx, programmeId, { closedAt: null, pausedUntil: null, rhythmSince: now });
      return showList(tx, person, community, now);
    }),
  );
}

async function splittingOf(tx: Tx, { id }: Community, programmeId: string): Promise<Splitting> {
  const people = (await countParticipants(tx, id)).get(programmeId) ?? 0;
  return { people, hasCircles: (await circlePlanOf(tx, programmeId)) !== undefined };
}

async function showList(tx: Tx, { zone, locale }: Person, community: Community, now: Date): Promise<HandlerResponse> {
  const counts = await countParticipants(tx, community.id);
  const circles = await countCircles(tx, community.id);
  const today = dayIn(community.fixedZone ?? zone, now);
  return replace(programmesView(await programmesOf(tx, community.id), { community, counts, circles, today, locale }));
}

/** Runs `work`, and has the check-ins of all members planned anew. */
async function change(
  deps: Deps,
  { workspaceId }: Person,
  { id: communityId }: Community,
  work: (tx: Tx, now: Date) => Promise<HandlerResponse>,
): Promise<HandlerResponse> {
  const now = deps.clock();
  const { response, userIds } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const response = await work(tx, now);
    const userIds = (await membersOf(tx, communityId)).map(({ userId }) => userId);
    await deps.tell(tx, membersChanged, { workspaceId, communityId, userIds, now });
    return { response, userIds };
  });
  await deps.refreshHome(workspaceId, userIds);
  return response;
}

async function save(
  tx: Tx,
  deps: Deps,
  community: Community,
  carry: { programmeId?: string | undefined; newId?: string | undefined },
  { threads, ...form }: ProgrammeForm,
  now: Date,
): Promise<HandlerResponse> {
  const { workspaceId, id: communityId } = community;
  const all = await openProgrammesOf(tx, communityId);
  const programmeId = carry.programmeId ?? carry.newId ?? randomUUID();
  const before = all.find(({ id }) => id === programmeId);
  if (carry.programmeId && !before) return refuse(programmeCopy.gone, 'no such programme in the community');
  const isTaken = all.some((it) => it.id !== programmeId && nameOf(it).toLowerCase() === form.name.toLowerCase());
  if (isTaken) return fieldErrors({ name: programmeCopy.nameTaken });
  if (!before) {
    if (all.length >= MAX_PROGRAMMES) return fieldErrors({ name: programmeCopy.tooMany(MAX_PROGRAMMES) });
    const { bandHours = 0 } = form;
    await addProgramme(tx, { ...form, bandHours, workspaceId, communityId, id: programmeId }, now);
    return undefined;
  }
  const tooFew = await splitInto(tx, community, before, threads, now);
  if (tooFew) return tooFew;
  const { bandHours = before.bandHours } = form;
  await changeProgramme(tx, before.id, {
    ...form,
    bandHours,
    ...(isSameRhythm(before, form) ? {} : { rhythmSince: now }),
  });
  if (form.pausedUntil && form.pausedUntil !== before.pausedUntil)
    await restOpen(tx, deps, { workspaceId, communityId, programmeId, now });
  return undefined;
}

/** Switches circles on or off, if the form asks about them. Returns the refusal if too few take part. */
async function splitInto(
  tx: Tx,
  community: Community,
  programme: Programme,
  threads: ProgrammeForm['threads'],
  now: Date,
): Promise<HandlerResponse> {
  if (!threads) return undefined;
  const { people, hasCircles } = await splittingOf(tx, community, programme.id);
  const isOn = threads === 'circles';
  if (isOn && !hasCircles && people < CIRCLES_FROM)
    return fieldErrors({ threads: circlesCopy.tooFew(CIRCLES_FROM - 1) });
  if (isOn !== hasCircles) await switchCircles(tx, community, programme, isOn, now);
  return undefined;
}

function withTyped(before: ProgrammeSettings | Programme, typed: Typed): ProgrammeInForm {
  return { ...before, ...validFields(programmeShape, typed) };
}
