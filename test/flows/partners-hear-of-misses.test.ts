import { addDays } from '../../src/core/calendar.js';
import { checksIn } from '../support/checking-in.js';
import { agrees, annAndBenArePartners, asks, home, partnersAreOn } from '../support/partners.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const [TUESDAY, WEDNESDAY, THURSDAY, FRIDAY] = [1, 2, 3, 4].map((n) => addDays(MONDAY, n)) as [
  string,
  string,
  string,
  string,
];

const ABOUT_BEN =
  '*Ben Okafor* hasn’t checked in lately in *Makers*. A quick hello from you might help; “How are things?” is plenty.';

const lastTo = (person: Story['ann']) => (person.directMessages().at(-1) ?? '').replaceAll(/ \(http[^)]*\)/g, '');

/** Ann has checked in on these days at 9:00; Ben has not. */
async function annChecksIn(it: Story, ...days: readonly string[]): Promise<void> {
  for (const day of days) {
    await it.itIs(day, '09:00');
    await checksIn(it, it.ann);
    await it.itIs(day, '18:00');
    await it.itIs(day, '18:01');
  }
}

story('when a partner who agreed to that has missed two, the other hears with their next check-in', async (it) => {
  const { ann, ben, hearth, databaseUrl } = it;
  await annAndBenArePartners(it, { tells: true });
  // Monday's check-in opened before they were partners.
  await annChecksIn(it, TUESDAY);
  expect(await allRows(databaseUrl, 'select 1 from partner_misses')).toEqual([]);
  await annChecksIn(it, WEDNESDAY);
  // Not on a day on which she got a check-in.
  expect(ann.directMessages()).toHaveLength(3);
  await it.itIs(THURSDAY, '09:00');
  expect(ann.directMessages()).toHaveLength(4);
  expect(lastTo(ann)).toContain(
    `${ABOUT_BEN}
· The button opens their profile. Press “Message” there.
[Write to Ben] [… Snooze | Stop these | Why this?]`,
  );
  await ann.opensDirectMessages();
  await ann.chooses('Why this?');
  expect(ann.reads('modal')).toContain('You and Ben Okafor are partners in Makers.');
  expect(ann.reads('modal')).toContain('Ben asked me to tell you when they’ve missed two check-ins.');
  await ann.closesAll();
  // Once, however long it goes on.
  await annChecksIn(it, THURSDAY);
  await it.itIs(FRIDAY, '09:00');
  expect(lastTo(ann)).not.toContain('Ben Okafor');
  const messages = ann.directMessages().length;
  await checksIn(it, ben);
  await hearth.settles();
  expect(ann.directMessages().join()).toContain('Ben Okafor is checking in again. There’s nothing left to do.');
  expect(ann.directMessages().join()).not.toContain('hasn’t got to');
  expect(ann.directMessages()).toHaveLength(messages);
  expect(ben.directMessages().join()).not.toContain('hasn’t got to');
});

story('nobody hears of a partner who answers in the meantime, is away, or did not agree to it', async (it) => {
  const { ann, ben, noor, makers, databaseUrl } = it;
  await it.settlesIn();
  await partnersAreOn(it);
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '09:30');
  await asks(it, ann, ['Ben Okafor', 'Noor Haddad']);
  await ann.closesAll();
  await agrees(it, ben, true);
  await agrees(it, noor);
  await annChecksIn(it, TUESDAY, WEDNESDAY);
  const told = () =>
    allRows(databaseUrl, `select name from partner_misses join people using (workspace_id, user_id) order by name`);
  expect(await told()).toEqual([{ name: 'Ben Okafor' }]);
  // Late, but before anybody has heard.
  await checksIn(it, ben);
  await it.itIs(THURSDAY, '09:00');
  for (const person of [ann, noor]) expect(lastTo(person)).not.toContain('Ben Okafor');
  // Thursday is missed; then he is away.
  await it.itIs(THURSDAY, '18:00');
  await it.itIs(FRIDAY, '08:00');
  await ben.types('/hearth away', { in: makers });
  await ben.fills({ 'First day away': FRIDAY, 'Last day away': addDays(MONDAY, 11) }).submits();
  await it.itIs(FRIDAY, '09:00');
  await it.itIs(addDays(MONDAY, 13), '12:00');
  await it.itIs(addDays(MONDAY, 14), '09:00');
  await it.itIs(addDays(MONDAY, 14), '18:00');
  await it.itIs(addDays(MONDAY, 14), '18:01');
  expect(await told()).toHaveLength(2);
  await home(it, ben);
  await ben.chooses('Stop telling them when I miss two check-ins');
  await it.itIs(addDays(MONDAY, 15), '09:00');
  for (const person of [ann, noor]) expect(lastTo(person)).not.toContain('Ben Okafor');
});

story(
  'a member who is not asked that day hears by a message of its own, which stops with the partnership',
  async (it) => {
    const { ann, ben, hearth } = it;
    await annAndBenArePartners(it, { tells: true });
    await ann.types('/hearth stop', { in: it.makers });
    await ann.closesAll();
    await it.itIs(TUESDAY, '09:00');
    await it.itIs(WEDNESDAY, '09:00');
    await it.itIs(WEDNESDAY, '18:01');
    await it.itIs(WEDNESDAY, '18:03');
    expect(lastTo(ann)).toContain(ABOUT_BEN);
    await home(it, ben);
    await ben.chooses('Stop being partners…');
    await ben.submits();
    await hearth.settles();
    expect(lastTo(ann)).toBe('Hearth: Your time as partners with Ben Okafor is over.');
  },
);
