import type { Community } from '../../../core/communities.js';
import { localToday } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import type { Act, Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, infoModal, open, replace } from '../../../slack/interactions/responses.js';
import { logShortcut, MAX_NOTE, whichModal } from '../contracts.js';
import { copy } from '../copy.js';
import { daysToLog } from '../domain/days.js';
import { OPEN } from '../domain/plan.js';
import { namesUnit, parseLog } from '../domain/typed.js';
import { challengesOf } from '../store/challenges.js';
import { lockParticipant, type Part, partsOf } from '../store/taking-part.js';
import { nothingRunsView, whichView } from '../views/log.js';
import { loggedIn, loggingRefusal, openLogForm, record, type Taken } from './logging.js';
import { newLogId, readFor, toTakePart } from './reading.js';

const words = copy.taking;

/** The most challenges that are over and named to a member who takes part in none. */
const MOST_ENDED = 3;

/** Registers the shortcut "Log progress", and the form that asks to which challenge something belongs. */
export function listenForActs(on: Listen, deps: Deps): void {
  on.shortcut(logShortcut, 'challenges.take-part', ({ person, communities }) =>
    start(deps, person, communities[0], ''),
  );

  on.submit(whichModal, { ...toTakePart, of: (tx, _, form) => toTakePart.of(tx, form) }, async (it) => {
    const { person, community, carry, form } = it;
    const response = await deps.db.inWorkspace(person.workspaceId, async (tx) => {
      const logged = await logTyped(tx, deps, person, community, {
        ...{ challengeId: form.challengeId, text: form.text ?? '', logId: carry.logId },
      });
      return logged?.kind === 'say'
        ? replace({ ...infoModal(words.whichTitle, logged.blocks), clear_on_close: true })
        : logged?.kind === 'open'
          ? replace(logged.view)
          : logged;
    });
    await deps.refreshHome(person.workspaceId, [person.userId]);
    return response;
  });
}

/** The act of logging progress, for `/hearth` and "Do something…". */
export const logAct: Act = {
  word: 'log',
  label: words.logAct.label,
  help: words.logAct.help,
  act: 'challenges.take-part',
  takesText: true,
  offered: async (tx, { person, community, now }) =>
    (await partsOf(tx, person.userId)).some((it) => it.community.id === community?.id && canLog(it, person, now)),
  run: ({ person, community, text }, deps) => start(deps, person, community, text),
};

function canLog({ challenge, community }: Part, person: Person, now: Date): boolean {
  return daysToLog(challenge, localToday(community, person, now)).length > 0;
}

/** Logs what was typed, or opens the form for it; asks for the challenge if it could be several. */
async function start(
  deps: Deps,
  person: Person,
  community: Community | undefined,
  text: string,
): Promise<HandlerResponse> {
  const response = await deps.db.inWorkspace(person.workspaceId, async (tx) => {
    const now = deps.clock();
    const all = await partsOf(tx, person.userId);
    const loggable = all.filter((it) => canLog(it, person, now));
    // One that hasn't begun says so.
    const meant = narrowed(loggable.length > 0 ? loggable : all, community, text);
    const [only] = meant;
    if (!only) return open(await nothingRuns(tx, { person, community, now }));
    const logId = newLogId();
    const challenges = meant.map(({ challenge }) => challenge);
    if (meant.length > 1) return open(whichView(challenges, { logId, text }));
    return logTyped(tx, deps, person, only.community, { challengeId: only.challenge.id, text, logId });
  });
  await deps.refreshHome(person.workspaceId, [person.userId]);
  return response;
}

/** Returns the challenges that are meant: in this community if any are, and those whose unit was typed. */
function narrowed(all: readonly Part[], community: Community | undefined, text: string): readonly Part[] {
  const inside = all.filter((it) => it.community.id === community?.id);
  const near = inside.length > 0 ? inside : all;
  const named = near.filter(({ challenge }) => challenge.measure !== 'days' && namesUnit(text, challenge.unit));
  return named.length === 1 ? named : near;
}

async function nothingRuns(
  tx: Tx,
  { person, community, now }: { person: Person; community: Community | undefined; now: Date },
) {
  if (!community) return nothingRunsView([], []);
  const today = localToday(community, person, now);
  const open = await challengesOf(tx, community.id, OPEN);
  const ended = await challengesOf(tx, community.id, ['ended'], MOST_ENDED);
  return nothingRunsView(
    open.filter(({ lastDay }) => today <= lastDay),
    ended,
  );
}

/** Logs a number and a note, or a note where days are counted, for the latest day; opens the form for anything else. */
async function logTyped(
  tx: Tx,
  deps: Deps,
  person: Person,
  community: Community,
  { challengeId, text, logId }: { challengeId: string; text: string; logId: string },
): Promise<HandlerResponse> {
  await lockParticipant(tx, challengeId, person.userId);
  const it = await readFor(tx, { person, community, now: deps.clock() }, challengeId);
  const refused = loggingRefusal(it);
  if (refused || !it?.own) return refused;
  const taken: Taken = { ...it, own: it.own };
  const [day] = daysToLog(it.challenge, it.today);
  const typed = parseLog(text, it.challenge, person.locale);
  const { amount, note } = typed;
  if (amount === undefined || !day || note.length > MAX_NOTE)
    return openLogForm(tx, taken, { amount: typed.typed, note });
  await record(tx, deps, taken, { id: logId, day, amount, note: note || null });
  return { kind: 'say', blocks: await loggedIn(tx, taken, logId) };
}
