import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { addDays } from '../../src/core/calendar.js';
import { homeOf, organizes } from '../support/guidelines.js';
import { miaJoins } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const DAY_7 = addDays(MONDAY, 7);

/** Returns the line on this person's Home about newcomers whose first week is over. */
async function weekOn(it: Story, person: DrivenPerson): Promise<string | undefined> {
  const lines = (await homeOf(it, person)).split('\n');
  return lines.find((line) => line.includes('A week after joining'));
}

/** Mia introduces herself. */
async function introduces({ hearth }: Story, mia: DrivenPerson): Promise<void> {
  await mia.opensDirectMessages();
  await mia.presses('Introduce yourself');
  await mia.fills({ 'Who are you, and what are you working on?': 'Mia, from Lyon.' }).submits();
  await mia.closesAll();
  await hearth.settles();
}

story('organizers see once a week what newcomers did in their first week', async (it) => {
  const { ann, noor, makers, hearth } = it;
  const mia = await miaJoins(it);
  await introduces(it, mia);
  const kim = it.person('Kim Silent');
  await kim.joins(makers);
  await it.itIs(addDays(MONDAY, 1), '10:00');
  await mia.posts(makers, 'Here is my first page.');
  const leo = it.person('Leo Roux');
  await leo.joins(makers);
  await hearth.settles();
  await it.itIs(DAY_7, '09:59');
  expect(await weekOn(it, noor)).toBeUndefined();
  await it.itIs(DAY_7, '10:00');
  expect(await weekOn(it, noor)).toBe(
    '•  A week after joining: Mia Laurent (introduced themselves, posted) and Kim Silent (hasn’t posted yet) [See who]',
  );
  expect(await weekOn(it, ann)).toBeUndefined();
  // Leo's first week is over, and the next list comes a week after this one.
  for (const day of [8, 11, 12]) await it.itIs(addDays(MONDAY, day), '10:00');
  expect(await weekOn(it, noor)).toBeUndefined();
  await it.itIs(addDays(MONDAY, 14), '10:00');
  expect(await weekOn(it, noor)).toBe('•  A week after joining: Leo Roux (hasn’t posted yet) [See who]');
  await leo.leaves(makers);
  expect(await weekOn(it, noor)).toBeUndefined();
});

story('one organizer writes to a newcomer, and says how it went', async (it) => {
  const { ann, noor } = it;
  const mia = await miaJoins(it);
  await introduces(it, mia);
  await it.itIs(addDays(MONDAY, 4), '10:00');
  await mia.posts(it.makers, 'Here is my first page.');
  await organizes(it, ann);
  await it.itIs(DAY_7, '10:00');
  for (const one of [noor, ann]) {
    await homeOf(it, one);
    await one.presses('See who', { in: 'Home' });
  }
  expect(noor.reads('modal')).toBe(
    [
      '== Newcomers ==',
      '· A line from you helps newcomers find their way. You write it yourself; Hearth won’t send anything for you.',
      '*Mia Laurent*, joined on Monday 23 November',
      '_Introduced themselves, posted_ [Write to Mia]',
      '[All done]',
      '[Close]',
    ].join('\n'),
  );
  await noor.presses('Write to Mia');
  expect(noor.reads('modal')).toContain('“How are you finding it here so far?” is plenty.');
  await ann.presses('Write to Mia');
  expect(ann.reads('modal')).toContain('Noor Haddad is writing already. Thank you all the same!');
  expect([await weekOn(it, noor), await weekOn(it, ann)]).toEqual([undefined, undefined]);
  expect(noor.reads('Home')).toContain('You’re saying hello to *Mia Laurent*. How did it go?');
  await noor.presses('I wrote');
  await noor.closesAll();
  expect(await homeOf(it, noor)).not.toContain('saying hello');
  expect(await weekOn(it, ann)).toBeUndefined();
});

story('a newcomer whom an organizer can’t write to is shown again', async (it) => {
  const { noor } = it;
  const mia = await miaJoins(it);
  await introduces(it, mia);
  await it.itIs(DAY_7, '10:00');
  await homeOf(it, noor);
  await noor.presses('See who', { in: 'Home' });
  await noor.presses('Write to Mia');
  await noor.presses('Can’t right now');
  expect(await weekOn(it, noor)).toContain('Mia Laurent');
  await noor.presses('See who', { in: 'Home' });
  await noor.presses('Write to Mia');
  expect(noor.reads('modal')).toContain('You’re saying hello to *Mia Laurent*.');
});

story('a list that an organizer has seen to is gone for all of them', async (it) => {
  const { ann, noor } = it;
  await miaJoins(it);
  await organizes(it, ann);
  await it.itIs(DAY_7, '10:00');
  await homeOf(it, noor);
  await noor.presses('See who', { in: 'Home' });
  await homeOf(it, ann);
  await ann.presses('See who', { in: 'Home' });
  await noor.presses('All done');
  expect(noor.reads('modal')).toContain('This list is gone from Home for all organizers.');
  await ann.presses('All done');
  expect([await weekOn(it, noor), await weekOn(it, ann)]).toEqual([undefined, undefined]);
});

story('an organizer who was demoted while the list was open ends nothing', async (it) => {
  const { ann, noor, databaseUrl } = it;
  await miaJoins(it);
  await organizes(it, ann);
  await it.itIs(DAY_7, '10:00');
  await homeOf(it, ann);
  await ann.presses('See who', { in: 'Home' });
  await allRows(databaseUrl, `update community_roles set ended_at = granted_at where user_id = '${ann.id}'`);
  await ann.presses('All done');
  expect(ann.reads('modal')).toContain('Only organizers');
  expect(await weekOn(it, noor)).toContain('Mia Laurent');
});
