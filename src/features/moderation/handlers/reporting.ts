import { randomUUID } from 'node:crypto';
import { type Community, currentCommunity } from '../../../core/communities.js';
import { afterCommit, type Tx } from '../../../core/database/database.js';
import { erasedAmong } from '../../../core/erasures.js';
import { isOn } from '../../../core/feature-switches.js';
import { namesOf, type Person } from '../../../core/people.js';
import { holdersOf } from '../../../core/roles.js';
import type { Act, Deps, ReportingPart } from '../../../feature.js';
import { md, mention, mentionedIn, plain } from '../../../slack/blocks/mrkdwn.js';
import type { ChosenMessage, Listen } from '../../../slack/interactions/listen.js';
import { fieldErrors, type HandlerResponse, open, replace, say } from '../../../slack/interactions/responses.js';
import { communityForChannel } from '../../activity/index.js';
import {
  concernModal,
  flagModal,
  flagShortcut,
  moderationSwitch,
  openConcern,
  showCase,
  tellReporter,
} from '../contracts.js';
import { copy } from '../copy.js';
import { isClosed } from '../domain/case.js';
import { noteOf, ruleIn } from '../domain/rules.js';
import { addAct } from '../store/acts.js';
import { noticeReopening } from '../store/cards.js';
import { addCase, changeCase } from '../store/cases.js';
import { addReport } from '../store/reports.js';
import { concernView, flagView, type Reported, receivedView } from '../views/report-form.js';
import { toReport } from './access.js';
import { authorOf } from './authors.js';
import { expectedRoute, seenBy } from './routing.js';
import { ruleChoices } from './rules.js';

/** Registers the two doors for reports: the shortcut on a message, and the form for a concern without one. */
export function listenForReports(on: Listen, deps: Deps): void {
  const { db, clock, secrets } = deps;
  on.messageShortcut(flagShortcut, 'moderation.report', ({ person, communities, message }) =>
    db.inWorkspace(person.workspaceId, (tx) => openFlag(tx, deps, { person, communities, message, now: clock() })),
  );

  on.press(openConcern, toReport, ({ person, community }) =>
    db.inWorkspace(person.workspaceId, (tx) => openForm(tx, community, clock())),
  );

  on.submit(flagModal, toReport, ({ person, community, carry, form }) =>
    db.inWorkspace(person.workspaceId, (tx) => {
      const { workspaceId } = person;
      const note = noteOf({ note: form.note, words: form.along?.length ? (form.words ?? null) : null });
      const { userId: about, channelId, ts, threadTs, place } = carry;
      const where = { channelId, ts, threadTs, place };
      const sealed = note === undefined ? null : secrets.seal(workspaceId, note);
      return report(tx, deps, { person, community, about, where, rule: form.rule, note: sealed, field: 'note' });
    }),
  );

  on.submit(concernModal, toReport, ({ person, community, carry: { caseId }, form }) =>
    db.inWorkspace(person.workspaceId, (tx) => {
      const note = secrets.seal(person.workspaceId, form.note);
      const where = { channelId: null, ts: null, threadTs: null, place: null };
      const { about, rule } = form;
      return report(tx, deps, { caseId, person, community, about, where, rule, note, field: 'about' });
    }),
  );
}

/** The act of reporting a concern, for `/hearth` and "Do something…". */
export const reportAct: Act = {
  word: 'report',
  label: copy.act,
  help: copy.actHelp,
  isConfidential: true,
  act: 'moderation.report',
  offered: async (tx, { community }) => community !== undefined && (await isOn(tx, community.id, moderationSwitch)),
  run: async ({ person, community }, { db, clock }) =>
    community && db.inWorkspace(person.workspaceId, (tx) => openForm(tx, community, clock())),
};

async function openForm(tx: Tx, community: Community, now: Date): Promise<HandlerResponse> {
  const route = await expectedRoute(tx, community, null, now);
  if (!route) return say(md`${copy.nobody}`);
  const words = await seenBy(tx, community, route);
  const rules = await ruleChoices(tx, community.id);
  return open(concernView({ communityId: community.id, caseId: randomUUID(), rules, seenBy: words }));
}

/** Returns what the end of the guidelines says about reports: who sees them, and what follows. */
export async function reportingIn(tx: Tx, community: Community, now: Date): Promise<ReportingPart | undefined> {
  const route = (await isOn(tx, community.id, moderationSwitch)) && (await expectedRoute(tx, community, null, now));
  if (!route) return undefined;
  const button = openConcern.element(copy.act, { communityId: community.id });
  return { line: md`${await seenBy(tx, community, route)} ${copy.whatFollows}`, button };
}

interface Flagging {
  readonly person: Person;
  readonly communities: readonly Community[];
  readonly message: ChosenMessage;
  readonly now: Date;
}

async function openFlag(tx: Tx, deps: Deps, it: Flagging): Promise<HandlerResponse> {
  const { person, communities, message, now } = it;
  const ofChannel = (await communityForChannel(tx, message.channelId))?.id;
  const community = communities.find(({ id }) => id === ofChannel) ?? currentCommunity(person, communities);
  if (!community) return say(md`${copy.noCommunity}`);
  if (!(await isOn(tx, community.id, moderationSwitch))) return say(await offIn(tx, community, now));
  const userId = await authorOf(tx, deps, message);
  if (userId === person.userId) return say(md`${message.author.isBot ? copy.ownPost : copy.ownMessage}`);
  const route = await expectedRoute(tx, community, { about: userId, reporter: person.userId }, now);
  if (!route) return say(md`${copy.nobody}`);
  const { channelId, ts, threadTs = null, text } = message;
  const place = channelId === community.channelId ? 'home' : message.place;
  const names = place === 'direct' ? await namesOf(tx, mentionedIn(text)) : undefined;
  return open(
    flagView({
      communityId: community.id,
      message: { channelId, ts, threadTs, place, userId },
      text: names ? plain(text, names) : '',
      rules: await ruleChoices(tx, community.id),
      seenBy: await seenBy(tx, community, route),
    }),
  );
}

/** Says whom to write to in a community that takes no reports. */
async function offIn(tx: Tx, community: Community, now: Date) {
  const organizers = await holdersOf(tx, community.id, ['organizer'], now);
  const names = organizers.reduce(
    (line, it, i) => (i === 0 ? mention(it.userId) : md`${line}, ${mention(it.userId)}`),
    md``,
  );
  return copy.off(community.name, names);
}

interface Report {
  /** The id for the case of a concern; undefined for a message. */
  readonly caseId?: string | undefined;
  readonly person: Person;
  readonly community: Community;
  /** The person whom it concerns; null if nobody was named. */
  readonly about: string | null;
  readonly where: { [K in keyof Omit<Reported, 'userId'>]: Reported[K] | null };
  readonly rule: string | null | undefined;
  /** Encrypted. */
  readonly note: string | null;
  /** The field under which to say that nobody can handle it. */
  readonly field: string;
}

/** Stores a report, with its case if it is the first. Opens a closed case again. */
async function report(tx: Tx, { jobs, clock }: Deps, it: Report): Promise<HandlerResponse> {
  const { person, community, where, note, field } = it;
  const { workspaceId, userId: reporterUserId } = person;
  const now = clock();
  const about = it.about && !(await erasedAmong(tx, [it.about])).has(it.about) ? it.about : null;
  const route = await expectedRoute(tx, community, { about, reporter: reporterUserId }, now);
  if (!route) return fieldErrors({ [field]: copy.nobody });
  const row = await addCase(tx, {
    id: it.caseId,
    workspaceId,
    communityId: community.id,
    ...where,
    aboutUserId: about,
    openedAt: now,
  });
  // An erasure clears it; the person may have joined again since.
  if (row.aboutUserId === null && about) await changeCase(tx, row.id, { aboutUserId: about }, now);
  const { versionId, rule } = ruleIn(it.rule) ?? { versionId: null, rule: null };
  const id = await addReport(tx, {
    workspaceId,
    caseId: row.id,
    reporterUserId,
    versionId,
    rule,
    note,
    reportedAt: now,
  });
  const words = await seenBy(tx, community, route);
  if (id === undefined) return replace(receivedView(it.caseId ? copy.received : copy.receivedBefore, words));
  if (isClosed(row)) {
    await addAct(tx, { workspaceId, caseId: row.id, act: 'reopened', doneBy: null, at: now });
    await noticeReopening(tx, row.id, now);
  }
  const reopened = isClosed(row) ? ({ state: 'open', takenBy: null, closedBy: null, closedAt: null } as const) : {};
  await changeCase(tx, row.id, reopened, now);
  afterCommit(tx, async () => {
    await jobs.add(showCase, { workspaceId, id: row.id });
    await jobs.add(tellReporter, { workspaceId, id });
  });
  return replace(receivedView(copy.received, words));
}
