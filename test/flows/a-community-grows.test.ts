import { addDays } from '../../src/core/calendar.js';
import { organizes } from '../support/guidelines.js';
import { nobodyChecksIn } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const aboutSize = (person: Story['noor']) => person.directMessages().filter((text) => text.includes('members now'));

/** These many members are in the channel, and all of them were active today. */
async function settlesInWith(it: Story, members: number): Promise<void> {
  for (let i = 3; i < members; i += 1) it.makers.members.add(it.person(`Member ${i}`).id);
  await it.settlesIn();
  await nobodyChecksIn(it);
  await allRows(
    it.databaseUrl,
    `insert into activity (workspace_id, community_id, user_id, day, kind, with_user, count, last_at, threads, marks)
     select workspace_id, community_id, user_id, '${MONDAY}', 'reaction', '', 1, joined_at, '{}', '{}' from members`,
  );
}

/** It is ten o’clock that many days after Monday, and Hearth has compared the community with its channel. */
async function aDayPasses(it: Story, days: number): Promise<void> {
  await it.itIs(addDays(MONDAY, days), '10:00');
  await it.hearth.hearth.queue.sweepNow(['community.compare']);
  await it.hearth.settles();
}

story('organizers are told once that their community has 150 active members', async (it) => {
  const { ann, ben, noor } = it;
  await settlesInWith(it, 148);
  await organizes(it, ann);
  await it.itIs(MONDAY, '10:00');
  await aDayPasses(it, 1);
  expect(aboutSize(noor)).toEqual([]);
  for (const name of ['Kim Last', 'Leo Last']) {
    const person = it.person(name);
    await person.joins(it.makers);
    await person.posts(it.makers, 'Hello!');
  }
  await it.hearth.settles();
  for (const day of [2, 3, 4]) await aDayPasses(it, day);
  const told = [
    'Hearth: *Makers* has 150 active members now. People know each other better in smaller groups, so consider forming some, each with a channel of its own.\n' +
      '[… Snooze | Stop these | Why this?]',
  ];
  expect([noor, ann, ben].map(aboutSize)).toEqual([told, told, []]);
});
