import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { addDays } from '../../src/core/calendar.js';
import { nobodyChecksIn } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const [TUESDAY, WEDNESDAY, THURSDAY] = [addDays(MONDAY, 1), addDays(MONDAY, 2), addDays(MONDAY, 3)];

/** Noor names these people greeters. */
async function greet(it: Story, ...people: readonly DrivenPerson[]): Promise<void> {
  await it.noor.types('/hearth roles', { in: it.makers });
  for (const { name } of people) {
    await it.noor.presses('Name a greeter');
    await it.noor.fills({ 'Who?': name }).submits();
  }
  await it.noor.closesAll();
  await it.hearth.settles();
}

/** These people join one after the other. Returns whom Hearth names to each as their greeter. */
async function join(it: Story, ...names: readonly string[]): Promise<(string | undefined)[]> {
  const greeters = [];
  for (const name of names) {
    const person = it.person(name);
    await person.joins(it.makers);
    await it.hearth.settles();
    const [welcome] = person.directMessages().filter((text) => text.includes('Welcome to'));
    greeters.push(/@(\S+ \S+) is your greeter/.exec(welcome ?? '')?.[1]);
  }
  return greeters;
}

story('greeters are named in turn, but not while they are away, snoozed or gone', async (it) => {
  const { ann, ben, noor, makers, databaseUrl } = it;
  await it.settlesIn();
  await nobodyChecksIn(it);
  await it.itIs(MONDAY, '10:00');
  await greet(it, ann, ben);
  await it.itIs(MONDAY, '12:00');
  expect(await join(it, 'Ida One', 'Jon Two', 'Kai Three')).toEqual([ann.name, ben.name, ann.name]);
  await ben.types('/hearth away', { in: makers });
  await ben.fills({ 'Last day away': addDays(MONDAY, 4) }).submits();
  expect(await join(it, 'Lou Four')).toEqual([ann.name]);
  const snooze = `update attention_preferences set snoozed_until = timestamptz '${MONDAY}' + interval '1 month'`;
  await allRows(databaseUrl, `${snooze} where user_id = '${ann.id}'`);
  // Organizers greet while no greeter can.
  expect(await join(it, 'Max Five')).toEqual([noor.name]);
  await ben.types('/hearth back', { in: makers });
  expect(await join(it, 'Ned Six', 'Ora Seven')).toEqual([ben.name, ben.name]);
  await ben.leaves(makers);
  expect(await join(it, 'Pia Eight')).toEqual([noor.name]);
  await noor.types('/hearth settings', { in: makers });
  expect(noor.reads('modal')).toContain('*Greeters*\nAnn Berger greets newcomers. [Change]');
});

story('two newcomers who join at once get different greeters', async (it) => {
  await it.settlesIn();
  await nobodyChecksIn(it);
  await it.itIs(MONDAY, '10:00');
  await greet(it, it.ann, it.ben);
  const [ida, jon] = [it.person('Ida One'), it.person('Jon Two')];
  await Promise.all([ida, jon].map((one) => one.joins(it.makers)));
  await it.hearth.settles();
  const rows = await allRows(it.databaseUrl, 'select distinct greeter_id from newcomers where greeter_id is not null');
  expect(rows).toHaveLength(2);
});

story('another greeter is asked once theirs is away, and only one of them still has the question', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await it.settlesIn();
  await nobodyChecksIn(it);
  await it.itIs(MONDAY, '10:00');
  await greet(it, ann, ben);
  await it.itIs(MONDAY, '12:00');
  const mia = it.person('Mia Laurent');
  await mia.joins(makers);
  await hearth.settles();
  await mia.posts(makers, 'How do you find your first customers?');
  await it.itIs(TUESDAY, '13:00');
  const asked = (one: DrivenPerson) => one.directMessages().filter((text) => text.includes('Mia'));
  expect([ann, ben].map((one) => asked(one).length)).toEqual([1, 0]);
  await ann.types('/hearth away', { in: makers });
  await ann.fills({ 'Last day away': addDays(MONDAY, 9) }).submits();
  await it.itIs(WEDNESDAY, '10:00');
  expect(asked(ann)).toEqual(['Hearth: Someone else is looking after Mia Laurent’s first post now. Thank you!']);
  expect(asked(ben)).toEqual([expect.stringContaining('[Open the post]')]);
  await it.itIs(THURSDAY, '10:00');
  expect(asked(ben)).toHaveLength(1);
});
