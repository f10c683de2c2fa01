import { addDays } from '../../src/core/calendar.js';
import { setsUp } from '../support/opening.js';
import { allRows, oneValue } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const [TUESDAY, WEDNESDAY] = [addDays(MONDAY, 1), addDays(MONDAY, 2)];

/** Noor sets #makers up, in which nobody takes part in check-ins yet. */
async function noorSetsUp({ noor, hearth }: Story, fields?: Record<string, string>): Promise<void> {
  await setsUp(noor, '#makers', fields);
  await hearth.settles();
}

const missed = (it: Story, person: Story['ann']) =>
  allRows(
    it.databaseUrl,
    `select day from checkin_occurrences where user_id = '${person.id}' and outcome is null and asked_at is not null`,
  );

story('nobody is asked before they join the check-ins, from the announcement or from Home', async (it) => {
  const { ann, ben, noor, makers, hearth } = it;
  await noorSetsUp(it);
  await ann.presses('Join check-ins', { in: makers });
  expect(ann.reads('modal')).toContain('You’re in! Your check-in opens today at 09:00, and I’ll message you then.');
  await ann.closesAll();
  await ben.opensHome();
  await hearth.settles();
  expect(ben.reads('Home')).toContain('Join now, and your check-in opens today at 09:00.');
  await it.itIs(MONDAY, '09:00');
  await ben.opensHome();
  await hearth.settles();
  await ben.presses('Join check-ins');
  expect(ben.reads('modal')).toContain('Your check-in opens tomorrow at 09:00');
  await ben.closesAll();
  await hearth.settles();
  await ben.sees('Home', /Your next check-in opens tomorrow at 09:00\. You can do it now if you like\./);
  await it.itIs(TUESDAY, '09:00');
  expect([ann, ben, noor].map((person) => person.directMessages().length)).toEqual([2, 1, 0]);
  await ann.presses('Join check-ins', { in: makers });
  expect(ann.reads('modal')).toContain('You’re already taking part in check-ins in Makers.');
});

story(
  'a community that asks everyone asks its members from the next day on, and invites those who come later',
  async (it) => {
    const { ann, ben, noor, makers, hearth } = it;
    await noorSetsUp(it, { 'Who should Hearth ask?': 'Everyone in the channel' });
    await it.itIs(MONDAY, '09:00');
    expect([ann, ben, noor].map((person) => person.directMessages().length)).toEqual([0, 0, 0]);
    const mia = await it.workspace.welcomes({ name: 'Mia Laurent', zone: 'Europe/Berlin', locale: 'en-GB' });
    await mia.joins(makers);
    await hearth.settles();
    await it.itIs(TUESDAY, '09:00');
    expect([ann, ben, noor].map((person) => person.directMessages().length)).toEqual([1, 1, 1]);
    expect(mia.directMessages().filter((text) => text.includes('[Check in]'))).toEqual([]);
  },
);

story('a member stops from the menu of the message, and is neither asked nor counted', async (it) => {
  const { ann, makers, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await ann.opensDirectMessages();
  await ann.chooses('Stop check-ins');
  expect(ann.reads('modal')).toBe(
    '== Hearth ==\nYou’re no longer taking part in check-ins in Makers. I won’t ask you there, and nothing counts as missed. You’ll keep your list and your streak.\n[Join check-ins]\n[Close]',
  );
  await ann.closesAll();
  await hearth.settles();
  expect(ann.directMessages()).toEqual(['Hearth: You stopped check-ins in Makers.\n[Start again]']);
  for (const time of ['16:00', '18:01']) await it.itIs(MONDAY, time);
  await it.itIs(TUESDAY, '09:00');
  expect(ann.directMessages()).toHaveLength(1);
  expect(await missed(it, ann)).toEqual([]);
  await ann.uses('Check in');
  expect(ann.reads('modal')).toContain('You’re not taking part in check-ins in Makers at the moment.');
  await ann.closesAll();

  expect(await ann.types('/hearth start', { in: makers })).toContain('Your check-in opens tomorrow');
  await it.itIs(WEDNESDAY, '09:00');
  expect(ann.directMessages()).toHaveLength(2);
  expect(await ann.types('/hearth stop', { in: makers })).toContain(
    'You’re no longer taking part in check-ins in Makers.',
  );
});

story('Preferences lets a member stop and start again in each community', async (it) => {
  const { ann, hearth } = it;
  await it.settlesIn();
  await ann.opensHome();
  await hearth.settles();
  await ann.presses('Preferences');
  expect(ann.reads('modal')).toContain('*Check-ins in Makers:* you’re taking part. [Stop check-ins]');
  await ann.presses('Stop check-ins');
  await ann.closesAll();
  await hearth.settles();
  await it.itIs(MONDAY, '09:00');
  expect(ann.directMessages()).toEqual([]);
  await ann.presses('Preferences');
  expect(ann.reads('modal')).toContain('*Check-ins in Makers:* you’re not taking part. [Join check-ins]');
});

story('a member who leaves the channel and joins it again is asked again from the next day on', async (it) => {
  const { ann, makers, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '08:20');
  await ann.leaves(makers);
  await hearth.settles();
  await it.itIs(MONDAY, '08:40');
  await ann.joins(makers);
  await hearth.settles();
  await it.itIs(MONDAY, '09:00');
  expect(ann.directMessages()).toEqual([]);
  await it.itIs(TUESDAY, '09:00');
  expect(ann.directMessages()).toHaveLength(1);
  expect(
    await oneValue(
      it.databaseUrl,
      `select count(*)::int as value from checkin_participants where user_id = '${ann.id}'`,
    ),
  ).toBe(1);
});
