import { addDays } from '../../src/core/calendar.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);
const WEDNESDAY = addDays(MONDAY, 2);

/** Noor lets members choose a time up to two hours from 9:00. */
async function isAllowed(it: Story): Promise<void> {
  await it.settlesIn();
  await it.noor.types('/hearth settings', { in: it.makers });
  await it.noor.presses('Change: Check-ins');
  await it.noor.presses('Change: Regular check-in');
  await it.noor.fills({ 'Can members choose their own time?': 'Up to 2 hours earlier or later' }).submits();
  await it.noor.closesAll();
  await it.hearth.settles();
}

async function opensForm({ ann, hearth }: Story): Promise<void> {
  await ann.opensHome();
  await hearth.settles();
  await ann.chooses('Time and reminder');
}

story('a member chooses their time within what the organizers allow, and their reminder', async (it) => {
  const { ann, ben, hearth } = it;
  await isAllowed(it);
  await opensForm(it);
  expect(ann.reads('modal')).toBe(
    [
      '== Time and reminder ==',
      '· Usual time: Monday to Friday at 09:00, in each member’s own time zone',
      'When should Hearth ask you?: 09:00',
      'Reminder before the deadline (18:00): 2 hours before',
      '[Cancel] [Save]',
    ].join('\n'),
  );
  await ann.fills({ 'When should Hearth ask you?': '06:30' }).submits();
  expect(ann.errors()).toEqual({ 'When should Hearth ask you?': 'Choose a time from 07:00 to 11:00.' });
  await ann
    .fills({ 'When should Hearth ask you?': '10:30', 'Reminder before the deadline (18:00)': '1 hour before' })
    .submits();
  expect(ann.reads('modal')).toContain('Saved. Your next check-in opens today at 10:30.');
  await ann.closesAll();
  await it.itIs(MONDAY, '09:00');
  expect([ann.directMessages().length, ben.directMessages().length]).toEqual([0, 1]);
  await it.itIs(MONDAY, '10:30');
  expect(ann.directMessages()).toHaveLength(1);
  await it.itIs(MONDAY, '16:00');
  expect([ann.directMessages().length, ben.directMessages().length]).toEqual([1, 2]);
  await it.itIs(MONDAY, '17:00');
  expect(ann.directMessages()).toHaveLength(2);
  await it.itIs(TUESDAY, '10:29');
  expect(ann.directMessages()[0]).toContain('Please check in by 18:00.');
  await it.itIs(TUESDAY, '10:30');
  expect(ann.directMessages()[0]).toContain('You didn’t check in on Monday 23 November.');
  expect(hearth.log.filter(({ level }) => level >= 50)).toEqual([]);
});

story('a time that is over today counts from the next check-in, and the organizers may take it back', async (it) => {
  const { ann, noor, hearth } = it;
  await isAllowed(it);
  await it.itIs(MONDAY, '08:30');
  await opensForm(it);
  await ann.fills({ 'When should Hearth ask you?': '08:00' }).submits();
  expect(ann.reads('modal')).toContain('Saved. Your next check-in opens today at 09:00.');
  await ann.closesAll();
  await it.itIs(MONDAY, '09:00');
  expect(ann.directMessages()).toHaveLength(1);
  await it.itIs(TUESDAY, '08:00');
  expect(ann.directMessages()).toHaveLength(2);
  await noor.types('/hearth settings', { in: it.makers });
  await noor.presses('Change: Check-ins');
  await noor.presses('Change: Regular check-in');
  await noor.fills({ 'Can members choose their own time?': 'No' }).submits();
  await noor.closesAll();
  await hearth.settles();
  await it.itIs(WEDNESDAY, '08:30');
  expect(ann.directMessages()).toHaveLength(2);
  await it.itIs(WEDNESDAY, '09:00');
  expect(ann.directMessages()).toHaveLength(3);
});

story('a member turns their reminder off after they were asked', async (it) => {
  const { ann } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await opensForm(it);
  expect(ann.reads('modal')).not.toContain('When should Hearth ask you?');
  await ann.fills({ 'Reminder before the deadline (18:00)': 'No reminder' }).submits();
  await ann.closesAll();
  await it.itIs(MONDAY, '17:59');
  expect(ann.directMessages()).toHaveLength(1);
  await it.itIs(TUESDAY, '17:59');
  expect(ann.directMessages()).toHaveLength(2);
});
