import { addDays } from '../../src/core/calendar.js';
import { MONDAY, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);
const WEDNESDAY = addDays(MONDAY, 2);

story('tomorrow’s check-in can be written today, and is posted when it opens', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  await ann.opensHome();
  await hearth.settles();
  await ann.chooses('Check in for tomorrow');
  expect(ann.reads('modal')).toContain(
    'This is the check-in for Tuesday 24 November. If you share your answer, it’s posted when the check-in opens.',
  );
  await ann.chooses('Ship it');
  await ann.fills({ 'What will you do next?': 'Rest a bit' }).submits();
  await hearth.settles();
  await ann.sees('Home', /You checked in at 09:00\. Your check-in for tomorrow is written too\./);
  await ann.chooses('Edit check-in for tomorrow');
  expect(ann.reads('modal')).toContain('What will you do next? (optional): Rest a bit');
  await ann.closes();
  await expect(ben.sees(makers, /Tuesday’s check-ins/, { within: 300 })).rejects.toThrow('does not see');
  await it.itIs(TUESDAY, '08:59');
  await expect(ben.sees(makers, /Tuesday’s check-ins/, { within: 300 })).rejects.toThrow('does not see');
  const asked = ann.directMessages().length;
  await it.itIs(TUESDAY, '09:02');
  await ben.sees(await ben.sees(makers, /Tuesday’s check-ins/), /Rest a bit/);
  expect(ann.directMessages()).toHaveLength(asked);
  await it.itIs(WEDNESDAY, '09:00');
  expect(ann.directMessages()).toHaveLength(asked + 1);
});
