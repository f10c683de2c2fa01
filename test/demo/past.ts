import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { DrivenWorkspace } from '../../local-slack/driver/workspace.js';
import type { LocalSlack } from '../../local-slack/slack.js';
import type { Channel } from '../../local-slack/world/workspace.js';
import { instantAt } from '../../src/core/calendar.js';
import { joinCheckins, setsUp } from '../support/opening.js';
import { type Answer, HOME_CHANNEL, MEMBERS, ORGANIZER, SPARE_CHANNEL, VISITOR } from './people.js';

/** Creates a community by playing its members' check-ins on these days. Ends at 9:12 on the last day. */
export async function playHistory(it: {
  slack: LocalSlack;
  workspace: DrivenWorkspace;
  days: readonly string[];
  settles: () => Promise<void>;
}): Promise<{ visitor: DrivenPerson }> {
  const { slack, workspace, days } = it;
  const people = new Map(MEMBERS.map(({ answers: _, ...person }) => [person.name, workspace.person(person)]));
  const [visitor, organizer] = [people.get(VISITOR), people.get(ORGANIZER)];
  if (!visitor || !organizer) throw new Error('The demo needs its visitor and its organizer.');
  const everybody = [...people.values()];
  const home = workspace.channel({ name: HOME_CHANNEL, topic: 'What are you shipping this week?', members: everybody });
  const general = workspace.channel({ name: 'general', members: everybody });
  workspace.channel({ name: SPARE_CHANNEL, topic: 'Things we make at the weekend', members: everybody });
  await organizer.posts(general, 'Welcome! Say hello in #ship-it, that is where the week happens.');
  await organizer.posts(home, 'Who is up for checking in with each other every working day?');
  await visitor.posts(home, 'Yes please. I plan well and then Tuesday happens.');
  await setUp(organizer, it.settles);
  await joinCheckins(home, everybody);
  for (const person of everybody) await ignoresHolidays(person, home);

  for (const { person, at, answer } of answersIn(days, people)) {
    await slack.clock.set(at);
    if (answer) await checkIn(person, answer);
    await it.settles();
  }
  const today = days.at(-1) ?? '';
  await slack.clock.set(instantAt(today, '09:12', visitor.user.zone));
  return { visitor };
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

/** Makes every working day a check-in day for this person, whatever the date of the demo. */
async function ignoresHolidays(person: DrivenPerson, home: Channel): Promise<void> {
  await person.types('/hearth preferences', { in: home });
  await person.fills({ 'Public holidays': 'None' }).submits();
  await person.closesAll();
}

/** Returns the members' answers by time, each at 9:05 in their own zone. A null answer is a missed check-in. */
function answersIn(days: readonly string[], people: ReadonlyMap<string, DrivenPerson>) {
  const all = days.flatMap((day, i) =>
    MEMBERS.flatMap(({ name, zone, answers }) => {
      const person = people.get(name);
      return person && answers[i] !== undefined
        ? [{ person, answer: answers[i], at: instantAt(day, '09:05', zone) }]
        : [];
    }),
  );
  return all.sort((a, b) => a.at.getTime() - b.at.getTime());
}

async function checkIn(person: DrivenPerson, answer: Answer): Promise<void> {
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
