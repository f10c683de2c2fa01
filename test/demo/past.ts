import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { DrivenWorkspace } from '../../local-slack/driver/workspace.js';
import type { LocalSlack } from '../../local-slack/slack.js';
import type { Channel, Message } from '../../local-slack/world/workspace.js';
import { instantAt } from '../../src/core/calendar.js';
import { usernameOf } from '../../src/slack/outbound/signed.js';
import { joinCheckins, opensSettings, setsUp } from '../support/opening.js';
import { LAST_REPLIES } from './earlier.js';
import {
  ADVERTISED,
  type Answer,
  HOME_CHANNEL,
  INTRODUCTION,
  MEMBERS,
  MODERATOR,
  ORGANIZER,
  QUIET,
  RECENT_NEWCOMER,
  SPARE_CHANNEL,
  VISITOR,
  ZONE,
} from './people.js';
import { seedWeeks } from './seed.js';
import { DAYS_BEFORE } from './weeks.js';

/**
 * Creates a community with six weeks of check-ins on these working days, and plays the last days. Ends at 9:12 on the
 * last day.
 */
export async function playHistory(it: {
  slack: LocalSlack;
  workspace: DrivenWorkspace;
  days: readonly string[];
  databaseUrl: string;
  settles: () => Promise<void>;
}): Promise<{ visitor: DrivenPerson; home: Channel; others: readonly DrivenPerson[] }> {
  const { slack, workspace } = it;
  const days = it.days.slice(DAYS_BEFORE);
  const people = new Map(MEMBERS.map(({ answers: _, ...person }) => [person.name, workspace.person(person)]));
  const [visitor, organizer] = [people.get(VISITOR), people.get(ORGANIZER)];
  if (!visitor || !organizer) throw new Error('The demo needs its visitor and its organizer.');
  const everybody = [...people.values()];
  const home = workspace.channel({ name: HOME_CHANNEL, topic: 'What are you shipping this week?', members: everybody });
  const general = workspace.channel({ name: 'general', members: everybody });
  workspace.channel({ name: SPARE_CHANNEL, topic: 'Things we make at the weekend', members: everybody });
  await organizer.posts(general, 'Welcome! Say hello in #ship-it. That’s where we share what we’re working on.');
  await organizer.posts(home, 'Who’s up for checking in with each other every working day?');
  await visitor.posts(home, 'Yes please. I plan well and then Tuesday happens.');
  await setUp(organizer, it.settles);
  await joinCheckins(home, everybody);
  await publishGuidelines(organizer, it.settles);
  await shareRoles(organizer, it.settles);
  await readGuidelines(
    home,
    everybody.filter(({ name }) => name !== QUIET),
  );
  await it.settles();

  await seedWeeks({ ...it, home, people });
  await findQuiet(it);

  const moments = momentsOn(days, people);
  for (const [i, { at, day, now }] of moments.entries()) {
    await slack.clock.set(at);
    for (const { person, answer } of now) await checkIn(person, answer);
    await it.settles();
    if (moments[i + 1]?.day === day) continue;
    if (day === days.length - 3) await introduce(it, home);
    if (day !== days.length - 2) continue;
    await reply(home, people);
    await report(home, people);
    await it.settles();
  }
  await slack.clock.set(instantAt(days.at(-1) ?? '', '09:12', visitor.user.zone));
  return { visitor, home, others: everybody.filter(({ name }) => name !== VISITOR && name !== QUIET) };
}

async function setUp(organizer: DrivenPerson, settles: () => Promise<void>): Promise<void> {
  await setsUp(organizer, '#ship-it', {
    'What kind of community is it?': 'Makers and founders',
    'Who is it for?': 'Solo founders who want to ship every week.',
    'What’s hard to do alone?': 'Deciding what matters today, and noticing when it slips.',
    'What should members achieve?': 'Something in front of customers, every single week.',
  });
  await settles();
}

/** Publishes the guidelines that Hearth suggests. */
async function publishGuidelines(organizer: DrivenPerson, settles: () => Promise<void>): Promise<void> {
  await organizer.opensHome();
  await settles();
  await opensSettings(organizer, 'Guidelines');
  for (const button of ['Preview', 'Publish']) await organizer.presses(button);
  await organizer.closesAll();
  await settles();
}

/** Switches reports on, and names a moderator. */
async function shareRoles(organizer: DrivenPerson, settles: () => Promise<void>): Promise<void> {
  await organizer.presses('Community settings');
  await organizer.presses('Switch on: Reports');
  await organizer.presses('Change: People and roles');
  await organizer.presses('Name a moderator');
  await organizer.fills({ 'Who?': MODERATOR }).submits();
  await organizer.closesAll();
  await settles();
}

/** A member advertises, and another one reports it, which nobody has handled yet. */
async function report(home: Channel, people: ReadonlyMap<string, DrivenPerson>): Promise<void> {
  const [author, reporter] = [people.get(ADVERTISED.by), people.get(ADVERTISED.reportedBy)];
  if (!author || !reporter) return;
  const message = await author.posts(home, ADVERTISED.text);
  await reporter.closesAll();
  await reporter.uses('Report to moderators', { on: message });
  await reporter.fills({ 'Which guideline is this about?': ADVERTISED.rule }).submits();
  await reporter.closesAll();
}

async function readGuidelines(home: Channel, readers: readonly DrivenPerson[]): Promise<void> {
  for (const person of readers) {
    await person.presses('Got it', { in: home });
    await person.closesAll();
  }
}

/**
 * Lets Hearth find the quiet member a week before the day of the demo. Then it asks somebody to say hello on that day, and
 * says so with the next question.
 */
async function findQuiet(it: { slack: LocalSlack; days: readonly string[]; settles: () => Promise<void> }) {
  await it.slack.clock.set(instantAt(it.days[DAYS_BEFORE - 2] ?? '', '10:00', ZONE));
  await it.settles();
}

interface Moment {
  readonly at: Date;
  /** The index of the day. */
  readonly day: number;
  readonly now: { readonly person: DrivenPerson; readonly answer: Answer }[];
}

/** Returns the times at which members check in, oldest first: at 9:05 in their own zone. */
function momentsOn(days: readonly string[], people: ReadonlyMap<string, DrivenPerson>): Moment[] {
  const moments = new Map<number, Moment>();
  for (const { name, zone, answers } of MEMBERS) {
    const person = people.get(name);
    answers.forEach((answer, day) => {
      const at = instantAt(days[day] ?? '', '09:05', zone);
      const moment = moments.get(at.getTime()) ?? { at, day, now: [] };
      moments.set(at.getTime(), moment);
      if (person && answer) moment.now.push({ person, answer });
    });
  }
  return [...moments.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** A newcomer joins and introduces themselves, and nobody answers. */
async function introduce(it: { workspace: DrivenWorkspace; settles: () => Promise<void> }, home: Channel) {
  const newcomer = await it.workspace.welcomes({ name: RECENT_NEWCOMER, zone: ZONE });
  await newcomer.joins(home);
  await it.settles();
  await newcomer.posts(home, INTRODUCTION);
  await it.settles();
}

/** Members reply to answers in the newest thread, and react to them. */
async function reply(home: Channel, people: ReadonlyMap<string, DrivenPerson>): Promise<void> {
  for (const { from, to, text } of LAST_REPLIES) {
    const [person, answer] = [people.get(from), answersOf(to, home).at(-1)];
    if (person && answer) await replyTo(answer, person, to, text);
  }
}

/** Returns the answers of this member that are in the channel’s threads, oldest first. */
export function answersOf(name: string, home: Channel): Message[] {
  return home.messages.filter((it) => it.customized?.name === usernameOf(name));
}

/** Replies to an answer of the member with this name, and reacts to it. */
export async function replyTo(answer: Message, person: DrivenPerson, name: string, text: string): Promise<void> {
  await person.closesAll();
  person.looksAt(answer);
  await person.presses(`Reply to ${name}`);
  await person.fills({ 'Your reply': text }).submits();
  const has = answer.reactions.some((it) => it.name === 'raised_hands' && it.users.includes(person.id));
  if (!has) await person.reacts(answer, 'raised_hands');
}

export async function checkIn(person: DrivenPerson, answer: Answer): Promise<void> {
  await person.closesAll();
  await person.opensDirectMessages();
  await person.presses('Check in');
  await person
    .fills({
      ...(answer.done?.length ? { 'What’s done?': answer.done } : {}),
      'What will you do next?': answer.next.join('\n'),
      ...(answer.blockers ? { 'Anything in your way?': answer.blockers } : {}),
      ...(answer.mood ? { 'How is it going?': answer.mood } : {}),
    })
    .submits();
}
