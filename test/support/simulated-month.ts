import { createClock, type SettableClock } from '../../local-slack/clock.js';
import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { type LocalSlack, startSlack } from '../../local-slack/slack.js';
import type { Channel } from '../../local-slack/world/workspace.js';
import { addDays, type Day, dayIn, instantAt, weekdayOf } from '../../src/core/calendar.js';
import { freshDatabase } from './database.js';
import { startTestHearth } from './hearth.js';
import { limitsAre } from './limits.js';
import { manifest } from './manifest.js';
import { takesReports } from './moderation.js';
import {
  CHALLENGE,
  challengeBegins,
  DAYS,
  FIRST_DAY,
  ORGANIZER_ZONE,
  partnersBegin,
  switchedOn,
} from './month-features.js';
import { joinCheckins, opensSettings, setsUp } from './opening.js';
import { adds, REVIEW } from './review.js';

/** How a member responds when they are asked to check in. */
export type Behaviour = 'never' | 'always' | 'sometimes' | 'skips' | 'away' | 'stops';

export interface MemberPlan {
  readonly behaviour: Behaviour;
  readonly zone: string;
  /** True if they are in both communities. */
  readonly inBoth: boolean;
}

export interface MonthPlan {
  readonly members: readonly MemberPlan[];
  /** The time at which check-ins of the second community open. */
  readonly opensAt: string;
}

export interface Simulated extends MemberPlan {
  readonly person: DrivenPerson;
  /** Hearth's messages to them, by Slack's clock. */
  readonly messages: readonly Told[];
  /** The times of the notes about limits that only they see. */
  readonly notes: readonly Date[];
}

export interface Told {
  readonly at: Date;
  readonly text: string;
}

export interface Month {
  readonly members: readonly Simulated[];
  /** The times of Hearth's posts in each channel, without replies, and without that about the challenge. */
  readonly posts: readonly (readonly Date[])[];
  /** The times of the posts about the challenge. */
  readonly challengePosts: readonly Date[];
  /** The number of times that members asked for help. */
  readonly requests: number;
  /** The member of whom two messages are reported, and who is reminded because of one of them. */
  readonly reminded: DrivenPerson;
}

/** The number of days until a Saturday, on which nothing else is posted: Hearth's posts about the guidelines. */
const FREE_DAY = 13;
/** The number of days until a Wednesday, on which members report two messages. */
const REPORT_DAY = 10;
/** The website that members promote. */
const SHOP = 'shop.example';
/** The days away of members who are: a week and a weekend. */
export const AWAY = { from: addDays(FIRST_DAY, 7), until: addDays(FIRST_DAY, 15) };
/** The label of what members can tick in their check-in besides their list. */
const ALSO = 'Did you do any of these today?';
/** From then on members add nothing to their list, of which nobody gets anything done and which holds 20 things. */
const FULL_FROM = addDays(FIRST_DAY, 14);

/**
 * Lets four weeks pass in a workspace with two communities, in which members behave as planned. The first one has a weekly
 * review beside its daily check-in, sees to it that somebody answers, and lets members ask for help. It limits posts and
 * promotion, and holds a challenge. Each two of its members are partners, who let each other hear of their misses. In the
 * second week, two messages are reported, and the organizer reminds their author. After two weeks, the organizer publishes
 * guidelines and has all members messaged about them.
 */
export async function simulateMonth({ members: plans, opensAt }: MonthPlan): Promise<Month> {
  const clock = createClock({ start: instantAt(addDays(FIRST_DAY, -1), '08:00', ORGANIZER_ZONE) });
  const slack = await startSlack({ manifest, clock, answerWithinMs: 20_000 });
  const database = await freshDatabase();
  try {
    const workspace = slack.workspace({ name: 'Indie Makers' });
    const noor = workspace.person({ name: 'Noor Haddad', zone: ORGANIZER_ZONE, locale: 'en-GB', isAdmin: true });
    const people = plans.map(({ zone }, i) => workspace.person({ name: `Member ${i}`, zone, locale: 'en-GB' }));
    const both = people.filter((_, i) => plans[i]?.inBoth);
    const makers = workspace.channel({ name: 'makers', members: [noor, ...people] });
    const writers = workspace.channel({ name: 'writers', members: [noor, ...both] });
    const hearth = await startTestHearth(slack, workspace.botToken, database.url);
    try {
      await setsUp(noor, '#makers');
      await hearth.settles();
      await joinCheckins(makers, people);
      await reviewIsAdded(noor, hearth.settles);
      await setsUp(noor, '#writers', { 'Ask at': opensAt });
      await hearth.settles();
      // The only one that is left to join.
      for (const person of people) await person.types('/hearth start', { in: makers });
      await joinCheckins(writers, both);
      await hearth.settles();
      const scene = { databaseUrl: database.url, makers };
      await takesReports(scene);
      await limitsAre(scene, { posts: 1, promotion: makers, hosts: [SHOP] });
      const members = plans.map((plan, i) => ({ ...plan, person: people[i] as DrivenPerson, channels: [makers] }));
      for (const it of members) if (it.inBoth) it.channels.push(writers);
      await switchedOn(database.url, ['peers', 'help', 'partners', 'challenges']);
      await challengeBegins(database.url, members);
      await partnersBegin(database.url, people);
      const reminded = whoIsReported(members);
      const requests = await letPass(slack, clock, members, hearth.settles, [
        { day: REPORT_DAY, act: () => twoReports(noor, reminded, members, hearth.settles) },
        {
          day: FREE_DAY,
          act: async () => {
            await noor.closesAll();
            await noor.opensHome();
            await hearth.settles();
            await opensSettings(noor, 'Guidelines');
            for (const button of ['Preview', 'Publish', 'Message members', 'Message them']) await noor.presses(button);
            await hearth.settles();
          },
        },
      ]);
      return {
        reminded,
        requests,
        members: members.map((it) => ({
          ...it,
          messages: sentTo(slack, it.person.id),
          notes: notesTo(slack, it.person.id),
        })),
        posts: [makers, writers].map((channel) =>
          sentTo(slack, channel.id).flatMap(({ at, text }) => (text.includes(CHALLENGE) ? [] : [at])),
        ),
        challengePosts: sentTo(slack, makers.id).flatMap(({ at, text }) => (text.includes(CHALLENGE) ? [at] : [])),
      };
    } finally {
      await hearth.stops();
    }
  } finally {
    await database.release();
    await slack.close();
  }
}

/** The organizer adds a weekly review to the first community. */
async function reviewIsAdded(noor: DrivenPerson, settles: () => Promise<void>): Promise<void> {
  await noor.opensHome();
  await settles();
  await adds(noor, {});
  await noor.submits();
  await noor.closesAll();
  await settles();
}

/** Returns the messages that Hearth posted there, with their blocks, without replies in threads. */
function sentTo(slack: LocalSlack, channel: string) {
  return slack
    .calls('chat.postMessage')
    .filter((call) => call.arguments.channel === channel && !call.arguments.thread_ts && !call.error)
    .map(({ at, arguments: { text, blocks } }) => ({ at, text: `${text}\n${JSON.stringify(blocks)}` }));
}

function notesTo(slack: LocalSlack, userId: string): Date[] {
  return slack
    .calls('chat.postEphemeral')
    .filter((call) => call.arguments.user === userId && !call.error)
    .map((call) => call.at);
}

/** Returns a member who hears of Hearth often, but isn't there every day. */
function whoIsReported(members: readonly Acting[]): DrivenPerson {
  const found = members.find(({ behaviour }) => behaviour === 'sometimes' || behaviour === 'skips') ?? members[0];
  if (!found) throw new Error('There are no members.');
  return found.person;
}

/** Two members report a message of `reminded` each. The organizer dismisses one report, and reminds them of the other. */
async function twoReports(
  noor: DrivenPerson,
  reminded: DrivenPerson,
  members: readonly Acting[],
  settles: () => Promise<void>,
): Promise<void> {
  const reporters = members.filter(({ behaviour, person }) => behaviour !== 'away' && person !== reminded).slice(0, 2);
  for (const { person, channels } of reporters) {
    if (!channels[0]) continue;
    const message = await reminded.posts(channels[0], `Nobody reads what ${person.name} writes`);
    await person.uses('Report to moderators', { on: message });
    await person.submits();
    await person.closesAll();
    await settles();
  }
  await noor.opensDirectMessages();
  await noor.chooses('Remind privately');
  await noor.submits();
  await settles();
  for (const act of [() => noor.presses('Resolve'), () => noor.chooses('Dismiss')]) {
    await act();
    await noor.closesAll();
    await settles();
  }
}

type Acting = MemberPlan & { readonly person: DrivenPerson; readonly channels: Channel[] };

async function letPass(
  slack: LocalSlack,
  clock: SettableClock,
  members: readonly Acting[],
  settles: () => Promise<void>,
  acts: readonly { readonly day: number; readonly act: () => Promise<void> }[],
): Promise<number> {
  for (const { behaviour, person, channels } of members) {
    if (behaviour !== 'away' || !channels[0]) continue;
    await person.types('/hearth away', { in: channels[0] });
    await person.fills({ 'First day away': AWAY.from, 'Last day away': AWAY.until }).submits();
  }
  let seen = 0;
  let requests = 0;
  const stopListening = clock.onAdvance(async () => {
    const calls = slack.calls('chat.postMessage');
    const asked = new Set(
      calls
        .slice(seen)
        .filter((call) => /check-ins are open|What will you do next|on your list/.test(String(call.arguments.text)))
        .map((call) => call.arguments.channel),
    );
    seen = calls.length;
    for (const it of members) if (asked.has(it.person.id)) await respond(it, clock.now());
    if (asked.size > 0) await settles();
    const [asker, helper] = [members.find(asksForHelp), members.find(({ behaviour }) => behaviour === 'always')];
    if (asker && helper && asked.has(asker.person.id) && (await isHelped(asker, helper, settles))) requests += 1;
  });
  let passed = 0;
  for (const { day, act } of acts) {
    await clock.advance({ days: day - passed });
    passed = day;
    await act();
  }
  await clock.advance({ days: DAYS - passed });
  stopListening();
  return requests;
}

/** Returns true for members who ask for help once in each week, when they answer on Monday or Tuesday. */
function asksForHelp({ behaviour }: MemberPlan): boolean {
  return behaviour === 'sometimes';
}

function isOdd(day: Day): boolean {
  return Number(day.slice(-2)) % 2 === 1;
}

function isStuckOn(now: Date): boolean {
  const day = dayIn('UTC', now);
  return isOdd(day) && weekdayOf(day) <= 2;
}

/** If a member's check-in says what is in their way, they ask for help, and another one offers it. */
async function isHelped(asker: Acting, helper: Acting, settles: () => Promise<void>): Promise<boolean> {
  await asker.person.opensDirectMessages();
  if (!asker.person.reads('DM').includes('[Ask for help]')) return false;
  await asker.person.presses('Ask for help');
  await asker.person.submits();
  await settles();
  if (!helper.channels[0]) return true;
  helper.person.looksAt(await helper.person.sees(helper.channels[0], /’s check-ins/));
  await helper.person.presses('I can help');
  await helper.person.closesAll();
  await settles();
  return true;
}

/** Responds to a question as planned. Answers in all communities that have one open. */
async function respond(it: Acting, now: Date): Promise<void> {
  const { behaviour, person, channels } = it;
  const today = dayIn('UTC', now);
  const answers = behaviour === 'always' || behaviour === 'away' || (behaviour === 'sometimes' && isOdd(today));
  for (const channel of channels) {
    if (behaviour === 'skips') await person.types('/hearth skip', { in: channel });
    if (behaviour === 'stops' && today >= addDays(FIRST_DAY, 7)) await stops(person, channel);
    if (!answers) continue;
    await person.types('/hearth', { in: channel });
    const ticks = person.reads('modal').includes(ALSO) ? { [ALSO]: CHALLENGE } : {};
    // A late answer to the review would bring a second request on the same day.
    const isStuck = asksForHelp(it) && isStuckOn(now) && !person.reads('modal').includes(REVIEW);
    const stuck = isStuck ? { 'Anything in your way?': 'No idea what it should cost' } : {};
    const next = today < FULL_FROM ? { 'What will you do next?': `The work of ${today}` } : {};
    await person.fills({ ...ticks, ...stuck, ...next }).submits();
  }
  await person.closesAll();
  // More than both limits of the first community allow.
  if (behaviour === 'sometimes' && answers && channels[0])
    for (const n of [1, 2]) await person.posts(channels[0], `Try https://${SHOP}/${n}`);
}

/** Stops all check-ins of the community in that channel. */
async function stops(person: DrivenPerson, channel: Channel): Promise<void> {
  await person.types('/hearth stop', { in: channel });
  const review = `Stop check-ins: Makers: ${REVIEW}`;
  if (!person.reads('modal').includes('Which ones would you like to stop?')) return;
  await person.presses(review);
  await person.closesAll();
  await person.types('/hearth stop', { in: channel });
}
