import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';
import { hasLogged, inChallenge, takesPart } from '../support/taking-part.js';

/** Returns how people take part, by the order in which they joined. */
function participants({ databaseUrl }: Story, columns: string): Promise<Record<string, unknown>[]> {
  return allRows(databaseUrl, `select ${columns} from challenge_participants order by joined_at, user_id`);
}

story('a member joins a challenge from Home, sees what it takes, and chooses a reminder', async (it) => {
  const { ann, hearth } = it;
  await inChallenge(it);
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).toContain(
    '# Challenges\n*Write every day* · until Sunday 6 December\nWrite for ten minutes. [Join]',
  );
  await ann.presses('Join');
  const form = [
    '== Join challenge ==',
    '*Write every day*',
    'Write for ten minutes.',
    'Monday 23 November to Sunday 6 December',
    'Your target: 10 of 14 days.',
    '· You can log a day up to 3 days late. Everyone sees what members log.',
    'How should Hearth remind you?:',
    '  (o) At a set time',
    '  ( ) Never',
    'What time?: 09:00',
    'When it’s over (optional):',
    '  [x] Name me if I finish',
    '[Cancel] [Join]',
  ].join('\n');
  expect(ann.reads('modal')).toBe(form);
  await ann.fills({ 'What time?': '18:30' });
  await Promise.all([ann.submits(), ann.submits()]);
  // Of two at the same moment, the later one finds that she is in, and saves the reminder.
  expect(ann.reads('modal')).toMatch(/You’re in! Thanks for joining \*Write every day\*\.\n\[Log progress\]|Saved\./);
  await hearth.settles();
  const columns = 'reminder, reminder_time, remind_at, target, is_named';
  const joined = { reminder: 'time', reminder_time: '18:30', target: '10.00', is_named: true };
  const at = (time: string) => new Date(`${MONDAY}T${time}Z`);
  expect(await participants(it, columns)).toEqual([{ ...joined, remind_at: at('17:30') }]);

  // Later, the same button changes the reminder only.
  await ann.closesAll();
  await ann.presses('Preferences');
  expect(ann.reads('modal')).toContain('*Reminders for Write every day:* at 18:30. [Change]');
  await ann.presses('Change: Write every day');
  expect(ann.reads('modal')).toContain('== Your reminder ==\n*Write every day*');
  await ann.closesAll();
  await ann.presses('Details');
  await ann.chooses('Change reminder');
  expect(ann.reads('modal')).toContain('== Your reminder ==');
  expect(ann.reads('modal')).not.toContain('Your target');
  await ann.chooses('Never');
  await ann.submits();
  await hearth.settles();
  const never = { reminder: 'never', reminder_time: null, remind_at: null };
  expect(await participants(it, columns)).toEqual([{ ...joined, ...never }]);
});

story('only a member who is asked for check-ins can be reminded with them', async (it) => {
  const { ann, hearth } = it;
  await inChallenge(it);
  await ann.opensHome();
  await hearth.settles();
  await ann.presses('Join check-ins');
  await ann.closesAll();
  await hearth.settles();
  await ann.presses('Join');
  expect(ann.reads('modal')).toContain('  (o) With my check-in\n  ( ) At a set time\n  ( ) Never\nWhen');
  await ann.submits();
  await ann.closesAll();
  await ann.presses('Preferences');
  expect(ann.reads('modal')).toContain('*Reminders for Write every day:* with your check-in. [Change]');
  await ann.presses('Stop check-ins');
  await ann.closesAll();
  await ann.presses('Preferences');
  expect(ann.reads('modal')).toContain(
    '*Reminders for Write every day:* none, because you’re not taking part in check-ins. [Change]',
  );
  await ann.presses('Change: Write every day');
  expect(ann.reads('modal')).toContain('  (o) At a set time\n  ( ) Never\n');
});

story('a member who joins late sees their smaller target before, and their team afterwards', async (it) => {
  const { ann, ben, noor, hearth, databaseUrl } = it;
  const id = await inChallenge(it, { visibility: 'team' });
  await allRows(
    databaseUrl,
    `insert into challenge_teams (workspace_id, challenge_id, name)
     select workspace_id, id, team from challenges, unnest(array['Blue', 'Red']) team`,
  );
  await takesPart(it, id, noor);
  await allRows(
    databaseUrl,
    `update challenge_participants set team_id = (select id from challenge_teams where name = 'Blue')`,
  );
  await it.itIs('2026-11-30', '12:00');
  for (const person of [ann, ben]) {
    await person.opensHome();
    await hearth.settles();
    await person.presses('Join');
  }
  expect(ann.reads('modal')).toContain(
    'It’s already under way, so your target is 5 of the 7 days left, instead of 10.\n' +
      '· You can log a day up to 3 days late. Your team sees what you log. Everyone else sees the total. You’ll be placed in a team when you join.',
  );
  expect(ann.reads('modal')).toContain('[ ] Name me if I finish');
  await Promise.all([ann.submits(), ben.submits()]);
  // One of them made the teams equal, and the other came into the first of them.
  const said = [ann, ben].map((it) => it.reads('modal'));
  expect(said.filter((text) => text.includes('You’re in Red.'))).toHaveLength(1);
  expect(said.filter((text) => text.includes('You’re in Blue.'))).toHaveLength(1);
  await hearth.settles();
  expect(await participants(it, 'target')).toEqual([{ target: '10.00' }, { target: '5.00' }, { target: '5.00' }]);
});

story('a participant pauses, leaves, and comes back to what they had', async (it) => {
  const { ann, hearth } = it;
  const id = await inChallenge(it);
  await takesPart(it, id, ann);
  await hasLogged(it, id, ann, [1]);
  await it.itIs('2026-11-30', '12:00');
  await ann.opensHome();
  await hearth.settles();
  await ann.presses('Details');
  await ann.chooses('Pause');
  expect(ann.reads('modal')).toContain('You’ve paused this challenge. Hearth won’t remind you.');
  await ann.chooses('Resume');
  expect(ann.reads('modal')).not.toContain('You’ve paused');
  await ann.chooses('Leave…');
  expect(ann.reads('modal')).toContain(
    'Leave *Write every day*? Everything you’ve logged will still count for the group, and you can come back while it’s running.',
  );
  await Promise.all([ann.submits(), ann.submits()]);
  expect(ann.reads('modal')).toContain('You’ve left *Write every day*.');
  await hearth.settles();
  await ann.closesAll();
  expect(ann.reads('Home')).toContain('*Write every day* · until Sunday 6 December');
  await ann.presses('Join');
  expect(ann.reads('modal')).toContain('Your target: 10 days.');
  await ann.submits();
  await ann.closesAll();
  await hearth.settles();
  expect(ann.reads('Home')).toContain('▰▱▱▱▱▱▱▱▱▱ You: 1 of 10 days.');
  expect(await participants(it, 'left_at, target')).toEqual([{ left_at: null, target: '10.00' }]);
});

story('members who leave the channel leave the challenge, and the sum stays', async (it) => {
  const { ann, ben, noor, makers, hearth } = it;
  const id = await inChallenge(it);
  await takesPart(it, id, ann, ben, noor);
  await hasLogged(it, id, ann, [1, 2]);
  await hasLogged(it, id, ben, [1]);
  await it.itIs('2026-11-24', '20:00');
  await ann.leaves(makers);
  await ben.isDeactivated();
  await hearth.settles();
  await noor.opensHome();
  await hearth.settles();
  expect(noor.reads('Home')).toContain('3 of 7 days together · 1 person');
  await noor.presses('Details');
  expect(noor.reads('modal')).toContain('3 of 7 days together · 1 person');
  expect(noor.reads('modal')).not.toMatch(/Ann|Ben/);
});

story('members join the team into which they were put, and others the smallest', async (it) => {
  const { ann, ben, hearth, databaseUrl } = it;
  await inChallenge(it, { visibility: 'team' });
  await allRows(
    databaseUrl,
    `with made as (insert into challenge_teams (workspace_id, challenge_id, name)
       select workspace_id, id, team from challenges, unnest(array['Blue', 'Red']) team returning *)
     insert into challenge_team_members (workspace_id, challenge_id, team_id, user_id)
       select workspace_id, challenge_id, id, '${ann.id}' from made where name = 'Red'`,
  );
  for (const person of [ann, ben]) {
    await person.opensHome();
    await hearth.settles();
    await person.presses('Join');
    await person.submits();
  }
  expect(ann.reads('modal')).toContain('You’re in Red.');
  expect(ben.reads('modal')).toContain('You’re in Blue.');
});

story('a reminder at a time goes by the clock of the community, where it has one', async (it) => {
  const { hearth, databaseUrl } = it;
  const kim = it.person('Kim Sato', { zone: 'Asia/Tokyo' });
  it.makers.members.add(kim.id);
  await inChallenge(it);
  await allRows(databaseUrl, `update communities set fixed_zone = 'Europe/Berlin'`);
  const joined = [{ remind_at: new Date(`${MONDAY}T19:00Z`) }];
  await kim.opensHome();
  await hearth.settles();
  await kim.presses('Join');
  await kim.chooses('At a set time');
  await kim.fills({ 'What time?': '20:00' });
  await kim.submits();
  expect(await participants(it, 'remind_at')).toEqual(joined);
  await kim.closesAll();
  await hearth.settles();
  await kim.presses('Details');
  await kim.chooses('Pause');
  await kim.chooses('Resume');
  expect(await participants(it, 'remind_at')).toEqual(joined);
});
