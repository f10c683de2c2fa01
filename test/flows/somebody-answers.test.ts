import type { Message } from '../../local-slack/world/workspace.js';
import { addDays } from '../../src/core/calendar.js';
import { checksIn } from '../support/checking-in.js';
import { checkedInOn, somebodyAnswers, turnsIn } from '../support/peers.js';
import { withReview } from '../support/review.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const [TUESDAY, WEDNESDAY, , FRIDAY] = [1, 2, 3, 4].map((n) => addDays(MONDAY, n)) as [string, string, string, string];

type Person = Story['ann'];

const FOR_BEN = 'Could you reply to Ann Berger’s check-in? Read it\n[Reply] [Not me]';

/** Ann shares a check-in on Monday, at 10:00, which is given to Ben, because Noor is away. Returns the day's post. */
async function givenToBen(it: Story, fields: Record<string, string> = {}): Promise<Message> {
  await it.settlesIn();
  await somebodyAnswers(it);
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '10:00');
  await isAway(it, it.noor);
  await checksIn(it, it.ann, fields);
  expect(await turnsIn(it)).toEqual(['Ben for Ann: shared']);
  return it.ben.sees(it.makers, /Monday’s check-ins/);
}

async function isAway({ makers, hearth }: Story, person: Person, day = MONDAY): Promise<void> {
  await person.types('/hearth away', { in: makers });
  await person.fills({ 'First day away': day, 'Last day away': day }).submits();
  await hearth.settles();
}

async function home({ hearth }: Story, person: Person): Promise<string> {
  await person.opensHome();
  await hearth.settles();
  return withoutLinks(person.reads('Home'));
}

const withoutLinks = (text: string) => text.replaceAll(/ \(http[^)]*\)/g, '');

/** Returns the last direct message to this person. */
const lastTo = (person: Person) => withoutLinks(person.directMessages().at(-1) ?? '');

/** Returns whether Ben is asked on Home, and in his last direct message. */
async function asksBen(it: Story): Promise<{ home: boolean; message: boolean }> {
  return { home: (await home(it, it.ben)).includes(FOR_BEN), message: lastTo(it.ben).includes(FOR_BEN) };
}

const EVERYWHERE = { home: true, message: true };
const NOWHERE = { home: false, message: false };

story('a shared check-in is given to one member, who sees it on Home and in their next check-in', async (it) => {
  const { ben, hearth } = it;
  await givenToBen(it);
  expect(ben.directMessages()).toHaveLength(1);
  expect(await home(it, ben)).toContain(FOR_BEN);
  expect(await home(it, it.ann)).not.toContain('Could you reply');
  await it.itIs(TUESDAY, '09:00');
  expect(ben.directMessages()).toHaveLength(2);
  expect(lastTo(ben)).toBe(
    `Hearth: Morning, Ben. What will you do next?
[Check in] [… Skip today | Away… | Stop check-ins]
· Please check in by 18:00. Later answers still count.
${FOR_BEN}`,
  );
  await ben.opensDirectMessages();
  await ben.presses('Reply to Ann Berger');
  await ben.fills({ 'Your reply': 'How did it go?' }).submits();
  await hearth.settles();
  expect(await asksBen(it)).toEqual(NOWHERE);
  expect(await turnsIn(it)).toEqual(['Ben for Ann: shared, over']);
});

story('a member who has just checked in sees there whom they may answer', async (it) => {
  await givenToBen(it);
  await checksIn(it, it.ben);
  expect(lastTo(it.ben)).toContain(FOR_BEN);
});

story('a message in the thread that mentions the author settles it, and other messages don’t', async (it) => {
  const { ben, noor, ann, hearth } = it;
  const day = await givenToBen(it);
  await it.itIs(TUESDAY, '09:00');
  await noor.posts(it.makers, 'Nice weather.', { thread: day });
  await ann.posts(it.makers, 'I forgot something, @ben.', { thread: day });
  await hearth.settles();
  expect(await asksBen(it)).toEqual(EVERYWHERE);
  await noor.posts(it.makers, 'How did it go, @ann?', { thread: day });
  await hearth.settles();
  expect(await asksBen(it)).toEqual(NOWHERE);
  expect(ben.directMessages()).toHaveLength(2);
});

story('a reaction to the check-in settles it', async (it) => {
  const { ann, ben, noor, hearth } = it;
  const day = await givenToBen(it);
  const answer = await ben.sees(day, /Ship it/);
  await ann.reacts(answer, 'eyes');
  await noor.reacts(day, 'eyes');
  await hearth.settles();
  expect(await asksBen(it)).toEqual({ home: true, message: false });
  await noor.reacts(answer, 'tada');
  await hearth.settles();
  expect(await asksBen(it)).toEqual(NOWHERE);
});

story('a reaction does not settle a check-in that says what is in the way', async (it) => {
  const { ben, noor, hearth } = it;
  const day = await givenToBen(it, { 'Anything in your way?': 'No idea how to price teams' });
  await noor.reacts(await ben.sees(day, /Ship it/), 'tada');
  await hearth.settles();
  expect(await asksBen(it)).toEqual({ home: true, message: false });
});

story('a reaction does not settle the first check-in of a member', async (it) => {
  const { ann, ben, noor, hearth, databaseUrl } = it;
  await it.settlesIn();
  await somebodyAnswers(it);
  await allRows(databaseUrl, `delete from checkin_occurrences where user_id = '${ann.id}' and outcome = 'answered'`);
  await isAway(it, noor);
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann);
  const day = await ben.sees(it.makers, /Monday’s check-ins/);
  await noor.reacts(await ben.sees(day, /Ship it/), 'tada');
  await hearth.settles();
  expect(await turnsIn(it)).toEqual(['Ben for Ann: shared']);
});

story('a member who declines passes it on to another one, once', async (it) => {
  const { noor, ann, ben, hearth, makers } = it;
  const kim = it.person('Kim Neu');
  makers.members.add(kim.id);
  await it.settlesIn();
  await somebodyAnswers(it);
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann);
  const declines = async (person: Person) => {
    await home(it, person);
    await person.presses('Not me');
    await hearth.settles();
    expect(await home(it, person)).not.toContain('Could you reply');
  };
  const people = new Map([noor, ben, kim].map((one) => [one.user.realName.split(' ')[0], one]));
  const nameIn = (turn: string | undefined) => turn?.split(' ')[0] ?? '';
  const [first] = await turnsIn(it);
  await declines(people.get(nameIn(first)) as Person);
  const [, second] = await turnsIn(it);
  expect(second).toMatch(/ for Ann: passed$/);
  expect(nameIn(second)).not.toBe(nameIn(first));
  await declines(people.get(nameIn(second)) as Person);
  expect(await turnsIn(it)).toEqual([`${first}, over`, `${second}, over`]);
});

story('nobody declines for somebody else, and a second press does nothing', async (it) => {
  const { ben, noor, hearth } = it;
  await givenToBen(it);
  await it.itIs(TUESDAY, '09:00');
  await ben.opensHome();
  await hearth.settles();
  await Promise.all([ben.presses('Not me'), ben.presses('Not me')]);
  await hearth.settles();
  expect(await turnsIn(it)).toEqual(['Ben for Ann: shared, over', 'Noor for Ann: passed']);
  expect(await home(it, noor)).toContain(FOR_BEN);
});

story(
  'what nobody answered is given to another member the next day, before anything else, and then rests',
  async (it) => {
    const { ann, ben, noor } = it;
    await givenToBen(it);
    await it.itIs(TUESDAY, '09:00');
    expect(await asksBen(it)).toEqual(EVERYWHERE);
    await it.itIs(TUESDAY, '18:00');
    expect(await asksBen(it)).toEqual(NOWHERE);
    expect(await turnsIn(it)).toEqual(['Ben for Ann: shared, over', 'Noor for Ann: again']);
    await it.itIs(WEDNESDAY, '09:00');
    await checksIn(it, ann);
    expect(await turnsIn(it)).toEqual(['Ben for Ann: shared, over', 'Noor for Ann: again', 'Ben for Ann: shared']);
    expect(lastTo(noor)).toContain(FOR_BEN);
    await it.itIs(WEDNESDAY, '18:00');
    await it.itIs(WEDNESDAY, '18:01');
    expect(lastTo(noor)).not.toContain('Could you reply');
    expect(await turnsIn(it)).toEqual([
      'Ben for Ann: shared, over',
      'Noor for Ann: again, over',
      'Ben for Ann: shared',
    ]);
    expect(ben.directMessages().filter((text) => text.includes('Could you reply'))).toHaveLength(0);
  },
);

story('a check-in that is no longer in the thread asks nobody', async (it) => {
  const { ann, hearth } = it;
  await givenToBen(it);
  await it.itIs(MONDAY, '10:30');
  await home(it, ann);
  await ann.uses('Check in');
  await ann.fills({ 'Who sees it?': 'Only me' }).submits();
  await hearth.settles();
  expect(await asksBen(it)).toEqual(NOWHERE);
  expect(await turnsIn(it)).toEqual([]);
});

story('the check-in of a member who leaves asks nobody', async (it) => {
  await givenToBen(it);
  await it.itIs(TUESDAY, '09:00');
  expect(await asksBen(it)).toEqual(EVERYWHERE);
  await it.ann.leaves(it.makers);
  await it.hearth.settles();
  expect(await asksBen(it)).toEqual(NOWHERE);
  expect(await turnsIn(it)).toEqual([]);
});

story('what a member who leaves was asked to answer is given to another one', async (it) => {
  await givenToBen(it);
  await it.itIs(TUESDAY, '08:00');
  await it.ben.leaves(it.makers);
  await it.hearth.settles();
  await it.clock.advance({ minutes: 1 });
  expect(await turnsIn(it)).toEqual(['Ben for Ann: shared, over', 'Noor for Ann: again']);
});

story('a peer who is erased leaves it to another one', async (it) => {
  const { ben, noor, hearth, makers } = it;
  await givenToBen(it);
  await ben.types('/hearth data', { in: makers });
  await ben.presses('Erase me');
  await ben.presses('Erase me');
  await ben.closesAll();
  await hearth.settles();
  expect(await turnsIn(it)).toEqual([]);
  await it.itIs(TUESDAY, '18:00');
  expect(await turnsIn(it)).toEqual(['Noor for Ann: again']);
  expect(await home(it, noor)).toContain(FOR_BEN);
});

story('a check-in whose author is erased asks nobody', async (it) => {
  const { ann, hearth, makers } = it;
  await givenToBen(it);
  await it.itIs(TUESDAY, '09:00');
  expect(await asksBen(it)).toEqual(EVERYWHERE);
  await ann.types('/hearth data', { in: makers });
  await ann.presses('Erase me');
  await ann.presses('Erase me');
  await ann.closesAll();
  await hearth.settles();
  expect(await turnsIn(it)).toEqual([]);
  expect(await asksBen(it)).toEqual(NOWHERE);
  expect(hearth.log.filter(({ level }) => level >= 50)).toEqual([]);
});

story('the feature does nothing until an organizer switches it on, and asks nobody once it is off', async (it) => {
  const { ann, noor, hearth } = it;
  await it.settlesIn();
  await checkedInOn(it, addDays(MONDAY, -3));
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann);
  expect(await turnsIn(it)).toEqual([]);
  await home(it, noor);
  await noor.presses('Community settings');
  await noor.presses('Switch on: Somebody answers');
  await noor.closesAll();
  await isAway(it, noor, TUESDAY);
  await it.itIs(TUESDAY, '09:00');
  await it.itIs(TUESDAY, '09:30');
  await checksIn(it, ann);
  expect(await turnsIn(it)).toEqual(['Ben for Ann: shared']);
  await checksIn(it, it.ben);
  expect(await asksBen(it)).toEqual(EVERYWHERE);
  await home(it, noor);
  await noor.presses('Community settings');
  await noor.presses('Switch off: Somebody answers');
  await noor.closesAll();
  await hearth.settles();
  expect(await asksBen(it)).toEqual(NOWHERE);
  await it.itIs(WEDNESDAY, '18:00');
  expect(await turnsIn(it)).toEqual(['Ann for Ben: shared, over', 'Ben for Ann: shared, over']);
});

story('two check-ins at once go to two members, and a check-in that is published again to nobody else', async (it) => {
  const { ann, ben, hearth, makers, databaseUrl, clock } = it;
  for (const name of ['Kim Neu', 'Tom Wolf']) makers.members.add(it.person(name).id);
  await it.settlesIn();
  await somebodyAnswers(it);
  await it.anotherHearth();
  await it.itIs(MONDAY, '09:00');
  for (const person of [ann, ben]) {
    await person.uses('Check in');
    await person.fills({ 'What will you do next?': `Ship it, says ${person.name}` });
  }
  await Promise.all([ann.submits(), ben.submits()]);
  // Whoever comes second waits until the day's post is there, in real time.
  const thread = await ann.sees(makers, /Monday’s check-ins/);
  await ann.sees(thread, /Ship it, says Ann/);
  await ann.sees(thread, /Ship it, says Ben/);
  await hearth.settles();
  const given = await turnsIn(it);
  expect(given.map((turn) => turn.split(' for ')[1]).sort()).toEqual(['Ann: shared', 'Ben: shared']);
  expect(new Set(given.map((turn) => turn.split(' ')[0])).size).toBe(2);
  await allRows(
    databaseUrl,
    `update checkin_occurrences set unpublished_since = answered_at where outcome = 'answered'`,
  );
  await clock.advance({ minutes: 2 });
  expect(await turnsIn(it)).toEqual(given);
});

story('only members who take part in the same check-in are asked', async (it) => {
  const { ann, ben } = it;
  await withReview(it);
  await somebodyAnswers(it);
  await it.itIs(FRIDAY, '15:00');
  await ann.opensDirectMessages();
  await ann.presses('Check in: Weekly review');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  await it.itIs(FRIDAY, '15:10');
  expect(await turnsIn(it)).toEqual([]);
  expect(await home(it, ben)).not.toContain('Could you reply');
});

story('organizers see which share was answered within a day, once there are ten to tell', async (it) => {
  const { noor, databaseUrl } = it;
  await it.settlesIn();
  await somebodyAnswers(it);
  await it.itIs(FRIDAY, '12:00');
  const shared = (from: number, to: number) =>
    allRows(
      databaseUrl,
      `insert into peer_checkins (workspace_id, id, community_id, programme_id, author_id, shared_at, needs_words,
         channel_id, ts, thread_ts, answered_at)
       select workspace_id, gen_random_uuid(), community_id, community_id, user_id, at, false, 'C1', n::text, '1',
         case when n > 4 then null else at + interval '9 hours' * n end
       from members, generate_series(${from}, ${to}) n, (values (timestamptz '${TUESDAY} 09:00Z')) as shared (at)
       where user_id = '${noor.id}'`,
    );
  const settings = async () => {
    await noor.closesAll();
    await home(it, noor);
    await noor.presses('Community settings');
    return noor
      .reads('modal')
      .split('\n')
      .filter((line) => line.includes('within a day'));
  };
  await shared(1, 9);
  expect(await settings()).toEqual([]);
  await shared(10, 10);
  // The first two were answered within a day, the third and the fourth after it.
  expect(await settings()).toEqual(['In the last four weeks, another person answered 20% within a day. [Switch off]']);
});
