import { randomUUID } from 'node:crypto';
import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { Message } from '../../local-slack/world/workspace.js';
import { addDays } from '../../src/core/calendar.js';
import { features } from '../../src/features/index.js';
import { challengesAreOn, describes } from '../support/challenges.js';
import { buttonsOf, deadButtons, messagesTo } from '../support/dead-buttons.js';
import { forgeMessages } from '../support/forge.js';
import { changes, guidelinesArePublished, opensEditor } from '../support/guidelines.js';
import { give, somethingIsFlagged, warningsAreOn, warns, withChannel } from '../support/moderation.js';
import { fillsSetUp } from '../support/opening.js';
import { agrees, annAndBenArePartners, asks, home, partnersAreOn } from '../support/partners.js';
import {
  ASK_DAY,
  annHasNotAnswered,
  HELLO_DAY,
  LAST_QUESTION_DAY,
  miaJoins,
  nobodyChecksIn,
  startNudges,
} from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { logsDays, schedulesChallenge, takePart } from '../support/running-challenges.js';
import { MONDAY, type Story, story } from '../support/story.js';

const ENDS = ['answered', 'superseded', 'expired'] as const;
type End = (typeof ENDS)[number];
type Step = (it: Story, reader: DrivenPerson) => Promise<void>;

/** How a message with buttons comes about, and how it ends. */
interface Fixture extends Readonly<Record<End, Step>> {
  /** Brings the message about and returns the person who gets it. */
  readonly sent: (it: Story) => Promise<DrivenPerson>;
  /** The reader does what the message asks. */
  readonly answered: Step;
  /** Something else makes it pointless. */
  readonly superseded: Step;
  /** Nothing happens until its time is over. */
  readonly expired: Step;
  /** A button of the message; it is the latest with that. By default, the last choice of the menu. */
  readonly button?: string;
  /** The buttons that it still has after an end. */
  readonly keeps?: Partial<Readonly<Record<End, readonly string[]>>>;
}

const DAY_AFTER = (day: string) => addDays(day, 1);
const AFTER_TWO_WEEKS = addDays(MONDAY, 15);

const posts: Step = async (it, reader) => {
  await reader.posts(it.makers, 'Here I am');
  await it.hearth.settles();
};

/** Nobody is active, so that the stages pass one after the other until that day. */
async function annIsQuietUntil(it: Story, day: string): Promise<void> {
  await startNudges(it);
  for (const one of [HELLO_DAY, ASK_DAY, LAST_QUESTION_DAY]) if (one <= day) await it.itIs(one, '10:00');
}

/** The buttons of a newcomer who has introduced themselves or written, and takes part in no check-ins. */
const TO_JOIN = ['Join check-ins', 'Snooze', 'Stop these', 'Why this?'];

let mia: DrivenPerson | undefined;
let mona: DrivenPerson | undefined;

/** Mona has warned Ben. Returns Max, another moderator. */
async function isWarned(it: Story): Promise<DrivenPerson> {
  const moderators = await somethingIsFlagged(it);
  mona = moderators.mona;
  await warningsAreOn(it);
  await mona.opensDirectMessages();
  await mona.presses('Take it on');
  await it.hearth.settles();
  await warns(it, mona, { 'When?': 'Now' });
  return moderators.max;
}

const appeals: Step = async (it, ben) => {
  await ben.opensDirectMessages();
  await ben.presses('Appeal');
  await ben.fills({ 'Why is the warning unfair?': 'I meant the squirrels.' }).submits();
  await ben.closesAll();
  await it.hearth.settles();
};

const introduces: Step = async (it, mia) => {
  await mia.opensDirectMessages();
  await mia.presses('Introduce yourself');
  await mia.fills({ 'Who are you, and what are you working on?': 'Mia, from Lyon.' }).submits();
  await mia.closesAll();
  await it.hearth.settles();
};

/** Ann is asked on Monday. */
async function annIsAsked(it: Story): Promise<DrivenPerson> {
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  return it.ann;
}

const checksIn: Step = async (it, ann) => {
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  await it.hearth.settles();
};

const startsAgain: Step = async (it, ann) => {
  await ann.opensDirectMessages();
  await ann.presses('Start again');
  await ann.closesAll();
  await it.hearth.settles();
};

const itIs =
  (day: string): Step =>
  (it) =>
    it.itIs(day, '10:30');

/** Presses a button in "Your check-ins". */
async function inHistory(it: Story, person: DrivenPerson, button: string): Promise<void> {
  await person.types('/hearth history', { in: it.makers });
  await person.presses(button);
  await person.closesAll();
  await it.hearth.settles();
}

/** Presses a button in "People and roles", and then the one in the dialog that asks. */
async function pressesInRoles(it: Story, person: DrivenPerson, button: string): Promise<void> {
  await person.types('/hearth roles', { in: it.makers });
  await person.presses(button);
  await person.presses(button.replace(/:.*/, ''));
  await person.closesAll();
  await it.hearth.settles();
}

/** Returns the latest message with that button. */
function latest(it: Story, reader: DrivenPerson, button = 'Why this?'): Message {
  const message = messagesTo(it, reader).findLast((one) => buttonsOf(one).includes(button));
  if (!message) throw new Error(`${reader.name} has no message with [${button}].`);
  return message;
}

/** Every kind of proactive message must be here. Other messages with buttons may be here too. */
const fixtures: Readonly<Record<string, Fixture>> = {
  'nudges.hello': {
    sent: async (it) => {
      await annIsQuietUntil(it, HELLO_DAY);
      return it.ann;
    },
    answered: async (it, ann) => {
      await posts(it, ann);
      await it.itIs(DAY_AFTER(HELLO_DAY), '10:30');
    },
    superseded: itIs(ASK_DAY),
    expired: async (it) => {
      await allRows(it.databaseUrl, `update nudge_policies set stages = '{hello}'`);
      await it.itIs(ASK_DAY, '10:30');
    },
  },
  'nudges.ask': {
    sent: async (it) => {
      await annIsQuietUntil(it, ASK_DAY);
      return it.noor;
    },
    answered: async (it, noor) => {
      await noor.opensDirectMessages();
      // She may be asked about Ann and Ben in one message.
      const isShown = (button: string) => messagesTo(it, noor).some((one) => buttonsOf(one).includes(button));
      for (const button of ['I’ll write', 'I wrote']) {
        while (isShown(button)) {
          await noor.presses(button);
          await noor.closesAll();
          await it.hearth.settles();
        }
      }
    },
    superseded: async (it) => {
      for (const one of [it.ann, it.ben]) await posts(it, one);
      await it.itIs(DAY_AFTER(ASK_DAY), '10:30');
    },
    expired: itIs(LAST_QUESTION_DAY),
  },
  'nudges.last': {
    sent: async (it) => {
      await annIsQuietUntil(it, LAST_QUESTION_DAY);
      return it.ann;
    },
    answered: async (it, ann) => {
      await ann.opensDirectMessages();
      await ann.presses('Keep me in');
      await ann.closesAll();
      await it.hearth.settles();
    },
    superseded: async (it, ann) => {
      await posts(it, ann);
      await it.itIs(DAY_AFTER(LAST_QUESTION_DAY), '10:30');
    },
    expired: itIs(addDays(LAST_QUESTION_DAY, 14)),
  },
  'checkins.ask': {
    sent: annIsAsked,
    button: 'Check in',
    answered: checksIn,
    superseded: itIs(addDays(MONDAY, 1)),
    expired: (it) => it.itIs(MONDAY, '18:30'),
    // Late answers count until the next one opens.
    keeps: {
      answered: ['Edit', 'See the thread', 'Take down'],
      expired: ['Check in', 'Skip today', 'Away…', 'Stop check-ins'],
    },
  },
  'checkins.remind': {
    sent: async (it) => {
      const ann = await annIsAsked(it);
      await it.itIs(MONDAY, '16:00');
      return ann;
    },
    button: 'Check in',
    answered: checksIn,
    superseded: async (it, ann) => {
      await ann.types('/hearth skip', { in: it.makers });
      await ann.closesAll();
      await it.itIs(addDays(MONDAY, 1), '10:30');
    },
    expired: (it) => it.itIs(MONDAY, '18:30'),
    keeps: {
      expired: ['Check in', 'Skip today', 'Away…', 'Stop check-ins'],
    },
  },
  'checkins.pause': {
    sent: async (it) => {
      await it.settlesIn();
      await annHasNotAnswered(it, 6);
      await it.itIs(MONDAY, '09:00');
      return it.ann;
    },
    button: 'Start again',
    answered: startsAgain,
    superseded: checksIn,
    expired: itIs(AFTER_TWO_WEEKS),
    keeps: { expired: ['Start again'] },
  },
  'checkins.stopped': {
    sent: async (it) => {
      const ann = await annIsAsked(it);
      await ann.opensDirectMessages();
      await ann.chooses('Stop check-ins');
      await ann.closesAll();
      await it.hearth.settles();
      return ann;
    },
    button: 'Start again',
    answered: startsAgain,
    superseded: async (it, ann) => {
      await ann.types('/hearth start', { in: it.makers });
      await it.itIs(addDays(MONDAY, 1), '10:30');
    },
    expired: itIs(AFTER_TWO_WEEKS),
    keeps: { expired: ['Start again'] },
  },
  'challenges.nobody': {
    sent: async (it) => {
      await schedulesChallenge(it, { first_day: `'${addDays(MONDAY, 1)}'` });
      await takePart(it, [it.noor]);
      await it.itIs(addDays(MONDAY, 1), '00:00');
      await it.itIs(addDays(MONDAY, 1), '09:00');
      return it.noor;
    },
    answered: async (it, noor) => {
      await noor.opensDirectMessages();
      await noor.presses('Call it off');
      await noor.presses('Call it off');
      await noor.closesAll();
      await it.clock.advance({ minutes: 1 });
    },
    superseded: async (it) => {
      await takePart(it, [it.ann]);
      await it.clock.advance({ minutes: 1 });
    },
    expired: itIs(addDays(MONDAY, 17)),
  },
  'challenges.finished': {
    sent: async (it) => {
      await schedulesChallenge(it, { last_day: `'${MONDAY}'`, target: '1', grace_days: '0' });
      await takePart(it, [it.noor, it.ann]);
      await it.itIs(MONDAY, '09:00');
      await logsDays(it, it.ann, [MONDAY]);
      await it.itIs(addDays(MONDAY, 1), '00:00');
      await it.itIs(addDays(MONDAY, 1), '10:00');
      return it.ann;
    },
    answered: async (it, ann) => {
      await ann.opensDirectMessages();
      await ann.presses('Look back');
      await ann.submits();
      await ann.closesAll();
      await it.hearth.settles();
    },
    superseded: async (it, ann) => {
      await ann.leaves(it.makers);
      await it.hearth.settles();
    },
    expired: itIs(addDays(MONDAY, 16)),
  },
  'challenges.remind': {
    sent: async (it) => {
      const now = it.clock.now().toISOString();
      const last = addDays(MONDAY, 2);
      await schedulesChallenge(it, { last_day: `'${last}'`, target: '3', grace_days: '0' });
      await takePart(it, [it.noor]);
      await takePart(it, [it.ann], { reminder: `'time'`, reminder_time: `'17:00'`, remind_at: `'${now}'` });
      await it.clock.advance({ minutes: 1 });
      await it.itIs(MONDAY, '17:00');
      return it.ann;
    },
    button: 'Log progress',
    answered: async (it, ann) => {
      await logsDays(it, ann, [MONDAY]);
      await it.clock.advance({ minutes: 1 });
    },
    superseded: (it) => it.itIs(addDays(MONDAY, 1), '17:00'),
    expired: async (it) => {
      await it.itIs(addDays(MONDAY, 3), '00:00');
      await it.clock.advance({ minutes: 1 });
    },
  },
  'community.invitation': {
    sent: async (it) => {
      await fillsSetUp(it.noor, '#makers');
      await it.noor.presses('Start quietly');
      await it.noor.fills({ 'Who should try it first?': ['Ann Berger'] }).submits();
      await it.noor.closesAll();
      await it.hearth.settles();
      return it.ann;
    },
    answered: async (it, ann) => {
      await ann.opensDirectMessages();
      await ann.presses('No, thanks');
      await ann.closesAll();
      await it.hearth.settles();
    },
    superseded: async (it) => {
      await it.noor.types('/hearth settings', { in: it.makers });
      await it.noor.presses('Change: Pause or close');
      await it.noor.presses('Announce it');
      await it.noor.submits();
      await it.noor.closesAll();
      await it.hearth.settles();
    },
    expired: itIs(AFTER_TWO_WEEKS),
  },
  'community.size': {
    sent: async (it) => {
      await it.settlesIn();
      await nobodyChecksIn(it);
      await it.itIs(MONDAY, '10:00');
      await allRows(
        it.databaseUrl,
        `insert into attention_proposals (workspace_id, user_id, kind, about, weight, due_at, look_at)
         select workspace_id, '${it.noor.id}', 'community.size', id || ' 150', 'notice', created_at, created_at from communities`,
      );
      await it.itIs(MONDAY, '10:05');
      return it.noor;
    },
    answered: async (it, noor) => {
      await noor.opensDirectMessages();
      await noor.chooses('Stop these');
      await noor.closesAll();
      await it.hearth.settles();
    },
    superseded: async (it) => {
      await allRows(it.databaseUrl, 'update communities set size_told = 500');
      await it.itIs(addDays(MONDAY, 1), '10:30');
    },
    expired: itIs(AFTER_TWO_WEEKS),
  },
  'roles.given': {
    sent: async (it) => {
      await it.settlesIn();
      await nobodyChecksIn(it);
      await it.itIs(MONDAY, '10:00');
      await it.noor.types('/hearth roles', { in: it.makers });
      await namesAnn(it, it.noor);
      return it.ann;
    },
    answered: (it, ann) => pressesInRoles(it, ann, 'Step down: Ann Berger, an organizer'),
    superseded: (it) => pressesInRoles(it, it.noor, 'Remove: Ann Berger, an organizer'),
    expired: itIs(AFTER_TWO_WEEKS),
  },
  'challenges.decided': {
    sent: async (it) => {
      await it.settlesIn();
      await nobodyChecksIn(it);
      await challengesAreOn(it);
      await it.itIs(MONDAY, '10:00');
      await describes(it, it.ann);
      await it.ann.submits();
      await it.ann.closesAll();
      await it.noor.opensHome();
      await it.hearth.settles();
      for (const button of ['Review', 'Decline']) await it.noor.presses(button);
      await it.noor.fills({ 'Your message': 'Later, please.' }).submits();
      await it.hearth.settles();
      return it.ann;
    },
    button: 'Change and resend',
    answered: async (it, ann) => {
      await ann.opensDirectMessages();
      await ann.presses('Change and resend');
      await ann.submits();
      await ann.submits();
      await ann.closesAll();
      await it.hearth.settles();
    },
    superseded: async (it, ann) => {
      await ann.leaves(it.makers);
      await it.hearth.settles();
    },
    expired: itIs(AFTER_TWO_WEEKS),
  },
  'guidelines.changed': {
    sent: async (it) => {
      await guidelinesArePublished(it, { withCheckins: false });
      await opensEditor(it, it.noor);
      for (const button of ['See who', 'Message members', 'Message them']) await it.noor.presses(button);
      await it.noor.closesAll();
      await it.itIs(addDays(MONDAY, 1), '10:30');
      return it.ann;
    },
    answered: async (it, ann) => {
      await ann.opensDirectMessages();
      await ann.presses('Got it');
      await it.hearth.settles();
    },
    superseded: (it) => changes(it, it.noor),
    expired: itIs(addDays(MONDAY, 16)),
  },
  'moderation.card': {
    sent: async (it) => (await somethingIsFlagged(it)).mona,
    button: 'Take it on',
    answered: async (it, mona) => {
      await mona.opensDirectMessages();
      for (const button of ['Take it on', 'Resolve']) {
        await mona.presses(button);
        await it.hearth.settles();
      }
    },
    superseded: (it) => pressesInRoles(it, it.noor, 'Remove: Mona Weiss, a moderator'),
    expired: itIs(AFTER_TWO_WEEKS),
    // A report stays open until somebody closes it.
    keeps: {
      expired: ['Open the message', 'Take it on', 'Details', 'Remind privately', 'Add a note', 'Dismiss', 'Resolve'],
    },
  },
  'moderation.reminder': {
    sent: async (it) => {
      ({ mona } = await somethingIsFlagged(it));
      await mona.opensDirectMessages();
      await mona.chooses('Remind privately');
      await mona.submits();
      await it.itIs(addDays(MONDAY, 1), '09:00');
      return it.ben;
    },
    answered: async (it) => {
      await mona?.opensDirectMessages();
      await mona?.presses('Resolve');
      await it.hearth.settles();
    },
    superseded: async (it, ben) => {
      await ben.leaves(it.makers);
      await it.hearth.settles();
    },
    expired: itIs(addDays(MONDAY, 16)),
  },
  'moderation.warning': {
    sent: async (it) => {
      await isWarned(it);
      return it.ben;
    },
    answered: appeals,
    superseded: async (it, ben) => {
      await ben.leaves(it.makers);
      await it.hearth.settles();
    },
    expired: itIs(addDays(MONDAY, 16)),
  },
  'moderation.appeal': {
    sent: async (it) => {
      const max = await isWarned(it);
      await give(it, 'organizer', max);
      await appeals(it, it.ben);
      return max;
    },
    button: 'Review',
    answered: async (it, max) => {
      await max.opensDirectMessages();
      await max.presses('Review');
      await max.fills({ 'What do you decide?': 'Lift the warning' }).submits();
      await max.closesAll();
      await it.hearth.settles();
    },
    superseded: (it) => pressesInRoles(it, it.noor, 'Remove: Max Lund, an organizer'),
    expired: itIs(addDays(MONDAY, 91)),
  },
  'moderation.channel-lost': {
    sent: async (it) => {
      const mods = await withChannel(it);
      mods.archived = true;
      await it.itIs(MONDAY, '11:05');
      return it.noor;
    },
    answered: async (it, noor) => {
      it.workspace.channel({ name: 'others', members: [noor], isPrivate: true, withApp: true });
      await noor.opensDirectMessages();
      await noor.presses('Choose a channel');
      await noor.fills({ 'Moderators’ private channel': '#others' }).submits();
      await noor.closesAll();
      await it.hearth.settles();
    },
    superseded: async (it) => {
      await give(it, 'organizer', it.ann);
      await pressesInRoles(it, it.noor, 'Step down: Noor Haddad, an organizer');
    },
    expired: itIs(AFTER_TWO_WEEKS),
  },
  'newcomers.welcome': {
    sent: miaJoins,
    answered: introduces,
    superseded: itIs(addDays(MONDAY, 3)),
    expired: itIs(AFTER_TWO_WEEKS),
    keeps: { answered: TO_JOIN },
  },
  'newcomers.again': {
    sent: async (it) => {
      const mia = await miaJoins(it);
      await it.itIs(addDays(MONDAY, 3), '10:30');
      return mia;
    },
    answered: introduces,
    superseded: async (it, mia) => {
      await posts(it, mia);
      await it.itIs(addDays(MONDAY, 4), '10:30');
    },
    expired: itIs(addDays(MONDAY, 17)),
    keeps: { answered: TO_JOIN, superseded: TO_JOIN },
  },
  'newcomers.waits': {
    sent: async (it) => {
      mia = await miaJoins(it);
      await mia.posts(it.makers, 'How do you find your first customers?');
      await it.itIs(addDays(MONDAY, 1), '10:30');
      return it.noor;
    },
    answered: async (it, noor) => {
      const post = it.makers.messages.find(({ text }) => text.includes('first customers'));
      await noor.posts(it.makers, 'I wrote to ten.', { thread: post as NonNullable<typeof post> });
      await it.itIs(addDays(MONDAY, 2), '10:30');
    },
    superseded: async (it) => {
      await mia?.leaves(it.makers);
      await it.itIs(addDays(MONDAY, 1), '10:35');
    },
    expired: itIs(addDays(MONDAY, 16)),
  },
  'checkins.recap': {
    sent: async (it) => {
      await it.settlesIn();
      await it.itIs(MONDAY, '09:00');
      await checksIn(it, it.ann);
      await inHistory(it, it.ann, 'Turn on: Your weekly recap');
      // No check-in of hers carries the recap.
      await it.ann.types('/hearth stop', { in: it.makers });
      await it.ann.closesAll();
      // She isn't quiet, so nothing else comes with it.
      await it.itIs(addDays(MONDAY, 4), '10:00');
      await it.ann.posts(it.makers, 'Almost there.');
      for (const time of ['00:01', '09:00', '10:30']) await it.itIs(addDays(MONDAY, 7), time);
      return it.ann;
    },
    answered: (it, ann) => inHistory(it, ann, 'Turn off: Your weekly recap'),
    superseded: itIs(addDays(MONDAY, 14)),
    expired: itIs(addDays(MONDAY, 22)),
  },
  'partners.asked': {
    sent: async (it) => {
      await it.settlesIn();
      await partnersAreOn(it);
      await asks(it, it.ann, ['Ben Okafor']);
      await it.ann.closesAll();
      // No check-in of his carries the question.
      await nobodyChecksIn(it);
      await it.itIs(addDays(MONDAY, 1), '10:00');
      return it.ben;
    },
    answered: agrees,
    superseded: async (it) => {
      await home(it, it.ann);
      await it.ann.presses('Take back');
      await it.hearth.settles();
    },
    expired: itIs(addDays(MONDAY, 7)),
  },
  'partners.missed': {
    sent: async (it) => {
      await annAndBenArePartners(it, { tells: true });
      await it.ann.types('/hearth stop', { in: it.makers });
      await it.ann.closesAll();
      for (const time of ['09:00', '18:01']) await it.itIs(addDays(MONDAY, 1), time);
      for (const time of ['09:00', '18:01', '18:03']) await it.itIs(addDays(MONDAY, 2), time);
      return it.ann;
    },
    answered: async (it) => {
      await checksIn(it, it.ben);
    },
    superseded: async (it) => {
      await home(it, it.ben);
      await it.ben.chooses('Stop being partners…');
      await it.ben.submits();
      await it.hearth.settles();
    },
    expired: itIs(addDays(MONDAY, 17)),
  },
  'roles.unorganized': {
    sent: async (it) => {
      await it.settlesIn();
      await it.itIs(MONDAY, '08:30');
      await it.noor.leaves(it.makers);
      await it.hearth.settles();
      await it.itIs(MONDAY, '10:00');
      return it.noor;
    },
    answered: namesAnOrganizer,
    superseded: async (it) => {
      const ada = it.person('Ada Admin', { isAdmin: true });
      await ada.joins(it.makers);
      await it.itIs(MONDAY, '10:30');
      await namesAnOrganizer(it, ada);
    },
    expired: itIs(AFTER_TWO_WEEKS),
  },
  'roles.handover': {
    sent: async (it) => {
      await it.settlesIn();
      await it.noor.types('/hearth roles', { in: it.makers });
      await it.noor.presses('Name a greeter');
      await it.noor.fills({ 'Who?': 'Ann Berger', 'Last day': addDays(MONDAY, 8) }).submits();
      await it.noor.closesAll();
      // No check-in of hers carries the reminder, which comes after the message that she is a greeter.
      await it.ann.types('/hearth stop', { in: it.makers });
      await it.ann.closesAll();
      await it.itIs(MONDAY, '10:00');
      await it.itIs(addDays(MONDAY, 2), '10:00');
      return it.ann;
    },
    answered: async (it, ann) => {
      await ann.opensDirectMessages();
      await ann.presses('People and roles');
      await ann.presses('Step down');
      await ann.presses('Step down');
      await ann.closesAll();
      await it.hearth.settles();
    },
    superseded: async (it) => {
      await it.noor.types('/hearth roles', { in: it.makers });
      await it.noor.presses('Change last day: Ann Berger, a greeter');
      await it.noor.fills({ 'Last day': addDays(MONDAY, 30) }).submits();
      await it.noor.closesAll();
      await it.hearth.settles();
    },
    expired: itIs(addDays(MONDAY, 17)),
  },
};

async function namesAnOrganizer(it: Story, admin: DrivenPerson): Promise<void> {
  await admin.opensDirectMessages();
  await namesAnn(it, admin);
}

async function namesAnn(it: Story, admin: DrivenPerson): Promise<void> {
  await admin.presses('Name an organizer');
  await admin.fills({ 'Who?': 'Ann Berger' }).submits();
  await admin.closesAll();
  await it.hearth.settles();
}

story('messages of a feature that is switched off lose their buttons', async (it) => {
  await annIsQuietUntil(it, HELLO_DAY);
  const message = latest(it, it.ann);
  await it.noor.types('/hearth settings', { in: it.makers });
  await it.noor.presses('Switch off: Quiet members');
  await it.noor.closesAll();
  await it.hearth.settles();
  expect(buttonsOf(message)).toEqual([]);
});

story('messages to a member who leaves the channel lose their buttons', async (it) => {
  await annIsQuietUntil(it, HELLO_DAY);
  const message = latest(it, it.ann);
  await it.ann.leaves(it.makers);
  await it.hearth.settles();
  expect(buttonsOf(message)).toEqual([]);
});

story('a button that has no effect is found', async (it) => {
  await annIsQuietUntil(it, HELLO_DAY);
  forgeMessages(it.ann, it.workspace.workspace.channels.values(), { does: 'why', deliveryId: randomUUID() });
  expect(await deadButtons(it, it.ann)).toEqual(
    Array(3).fill(expect.stringMatching(/^\[(Snooze|Stop these|Why this\?)] of: Whatever you’re working on/)),
  );
});

test('every kind of proactive message has a fixture', () => {
  const kinds = features.flatMap(({ proactive = [] }) => proactive.map(({ name }) => name));
  expect(kinds.filter((name) => !fixtures[name])).toEqual([]);
});

for (const [kind, fixture] of Object.entries(fixtures)) {
  for (const end of ENDS) {
    story(`${kind} has no dead button once it is ${end}`, async (it) => {
      const reader = await fixture.sent(it);
      const message = latest(it, reader, fixture.button);
      await fixture[end](it, reader);
      expect(buttonsOf(message)).toEqual(fixture.keeps?.[end] ?? []);
      expect(await deadButtons(it, reader)).toEqual([]);
      expect(it.hearth.log.filter(({ level }) => level >= 50)).toEqual([]);
    });
  }
}
