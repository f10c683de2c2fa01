import { addDays } from '../../src/core/calendar.js';
import { annAndBenArePartners, home } from '../support/partners.js';
import { MONDAY, type Story, story } from '../support/story.js';

/** The last Tuesday of their four weeks. */
const LAST_WEEK = addDays(MONDAY, 22);

const QUESTION = (name: string) =>
  `Your four weeks as partners with *${name}* end on Monday 21 December. Would you like four more?
[Four more weeks] [Not this time]`;

const lastTo = (person: Story['ann']) => person.directMessages().at(-1) ?? '';

/** It is the last week of Ann's and Ben's partnership, and both have just been asked to check in. */
async function lastWeek(it: Story): Promise<void> {
  await annAndBenArePartners(it);
  await it.itIs(addDays(MONDAY, 20), '09:00');
  expect(await home(it, it.ann)).not.toContain('Would you like four more?');
  await it.itIs(LAST_WEEK, '08:00');
  await it.itIs(LAST_WEEK, '09:00');
}

story('in the last week, Home and the check-in ask whether to go on, and both who want to do', async (it) => {
  const { ann, ben, noor, hearth } = it;
  await lastWeek(it);
  const messages = [ann, ben].map((person) => person.directMessages().length);
  expect(lastTo(ann)).toContain(QUESTION('Ben Okafor'));
  expect(lastTo(ben)).toContain(QUESTION('Ann Berger'));
  expect(lastTo(noor)).not.toContain('four more');
  expect(await home(it, ben)).toContain(QUESTION('Ann Berger'));
  await ann.opensDirectMessages();
  await ann.presses('Four more weeks');
  await hearth.settles();
  expect(lastTo(ann)).not.toContain('Four more weeks');
  expect(await home(it, ann)).toContain('You’d like four more weeks. Ben Okafor hasn’t answered yet.');
  await home(it, ben);
  await ben.presses('Four more weeks');
  await hearth.settles();
  for (const person of [ann, ben]) {
    expect(lastTo(person)).not.toContain('four more');
    expect(await home(it, person)).toMatch(/\*Your partner\* until Monday 18 January/);
    expect(await home(it, person)).not.toContain('four more');
  }
  expect([ann, ben].map((person) => person.directMessages().length)).toEqual(messages);
  await it.itIs(addDays(MONDAY, 29), '10:00');
  expect(await home(it, ann)).toContain('*Your partner* until Monday 18 January');
});

story('it ends by itself if one does not want to go on, which the other is not told', async (it) => {
  const { ann, ben, hearth } = it;
  await lastWeek(it);
  await home(it, ann);
  await ann.presses('Four more weeks');
  await home(it, ben);
  await ben.presses('Not this time');
  await hearth.settles();
  for (const person of [ann, ben]) {
    expect(lastTo(person)).not.toContain('four more');
    expect(await home(it, person)).not.toContain('four more');
    expect(await home(it, person)).toContain('*Your partner* until Monday 21 December');
  }
  await it.itIs(addDays(MONDAY, 28), '09:00');
  await it.itIs(addDays(MONDAY, 28), '09:31');
  expect(await home(it, ann)).toContain('Your time as partners with Ben Okafor is over. Thank you both!');
});

story('it ends by itself if nobody answers, and the message loses its question', async (it) => {
  const { ann } = it;
  await lastWeek(it);
  // The days before were skipped, so the check-in is planned first, and asked then.
  for (const time of ['09:00', '09:05']) await it.itIs(addDays(MONDAY, 28), time);
  expect(ann.directMessages()).toHaveLength(3);
  expect(lastTo(ann)).toContain('Would you like four more?');
  await it.itIs(addDays(MONDAY, 28), '09:31');
  expect(ann.directMessages().join()).not.toContain('Four more weeks');
  expect(await home(it, ann)).toContain('Your time as partners with Ben Okafor is over.');
});
