import { addDays } from '../../src/core/calendar.js';
import { allChallenges, challengesAreOn, describes } from '../support/challenges.js';
import { forgeHome } from '../support/forge.js';
import { nobodyChecksIn } from '../support/quiet.js';
import { allRows, oneValue } from '../support/rows.js';
import { MONDAY, story } from '../support/story.js';

const communityId = 'select id as value from communities';

story('an organizer starts a challenge from a template in a short form', async (it) => {
  const { noor, makers, hearth } = it;
  await it.settlesIn();
  expect(await noor.types('/hearth help', { in: makers })).not.toContain('challenge');
  await noor.opensHome();
  await hearth.settles();
  await noor.presses('Community settings');
  await noor.presses('Switch on: Challenges');
  expect(noor.reads('modal')).toContain('*Challenges*\nNo challenges are planned or running. [Change]');
  await noor.closesAll();
  await noor.types('/hearth challenge', { in: makers });
  const form = noor.reads('modal');
  expect(form).toContain('== New challenge ==');
  expect(form).not.toContain('Prompts');
  await noor.fills({ 'Target for each member': '12' });
  await noor.fills({ Length: '30 days' });
  expect(noor.reads('modal')).toContain('Target for each member: 20');
  await noor.fills({ Template: 'Ship every week' });
  expect(noor.reads('modal')).toContain('Length: 4 weeks');
  await noor.fills({ 'Target for each member': '5', 'First day': '2026-11-22' }).submits();
  expect(noor.errors()).toEqual({
    'First day': 'That day is over. Choose today or a later day.',
    'Target for each member': 'There’s only room for 4 weeks. Lower the target, or make the challenge longer.',
  });
  await noor.fills({ 'Target for each member': '4', 'First day': addDays(MONDAY, 8) }).submits();
  const preview = noor.reads('modal');
  expect(preview).toContain('*Ship every week* · Tuesday 1 December to Monday 28 December');
  expect(preview).toContain('Finish one thing a week, and show it.\nTarget: 4 weeks each.');
  expect(await allChallenges(it, 'state')).toEqual([{ state: 'draft' }]);
  await noor.submits();
  expect(noor.reads('modal')).toContain(
    'Hearth is posting *Ship every week* in #makers now. It begins on Tuesday 1 December.',
  );
  expect(noor.reads('modal')).toContain('*You go first.* Finish one thing a week, and show it.');
  await hearth.settles();
  expect(
    await allChallenges(
      it,
      'template, state, rhythm, weekdays, first_day::text, last_day::text, target::float, asks_link, zone, approved_by, post_due_at is not null or posted_at is not null as goes_out',
    ),
  ).toEqual([
    {
      ...{ template: 'ship', state: 'scheduled', rhythm: 'weekly', weekdays: [4], target: 4, asks_link: true },
      ...{ first_day: '2026-12-01', last_day: '2026-12-28', zone: 'Europe/Berlin', approved_by: null, goes_out: true },
    },
  ]);
  expect(
    await allRows(it.databaseUrl, 'select user_id, target::float, reminder, is_named from challenge_participants'),
  ).toEqual([{ user_id: noor.id, target: 4, reminder: 'check-in', is_named: true }]);
});

story('everything else is under “More options”, and what was typed stays', async (it) => {
  const { noor, ann, ben, makers } = it;
  const gus = it.person('Gus Guest');
  await it.settlesIn();
  await challengesAreOn(it);
  await noor.types('/hearth challenge', { in: makers });
  await noor.fills({ 'First day': MONDAY, Length: 'Until a day I choose', 'Last day': addDays(MONDAY, 4) });
  await noor.fills({ 'Target for each member': '3' });
  await noor.presses('More options');
  await noor.fills({ Name: 'Run *fast*', Task: 'Run a few km.', Prompts: 'One\nTwo' });
  await noor.fills({
    'Count progress in': 'Numbers with decimals, such as 2.5 km',
    'How often': 'On certain weekdays',
  });
  await noor.fills({ 'On which days': ['Monday', 'Friday'], Unit: 'km', Teams: '2 teams' });
  await noor.fills({ 'Team 1': 'Owls', 'Members of team 1': ['@ann', '@gus'], 'Team 2': 'owls' });
  await noor.fills({
    'Members of team 2': ['@ben'],
    'Target for each member': '7.5',
    'A member’s progress is visible to': 'Their team',
  });
  await noor.submits();
  expect(noor.errors()).toEqual({ 'Team 2': 'Another team has this name.' });
  await noor.fills({ 'Team 2': 'Larks' }).submits();
  expect(noor.errors()).toEqual({ 'Members of team 1': 'This person isn’t a member of this community.' });
  await noor.fills({ 'Members of team 1': ['@ann'] }).submits();
  const preview = noor.reads('modal');
  for (const line of [
    'Run a few km.',
    'Target: 7.5 km each.',
    'Members can log a day up to 3 days late.',
    '2 prompts, one a day, in its thread. The first: One',
    '*Larks*: @Ben Okafor',
    '*Owls*: @Ann Berger',
  ])
    expect(preview).toContain(line);
  await noor.presses('Save draft');
  expect(noor.reads('modal')).toContain('Draft saved.');
  await noor.presses('Continue');
  await noor.fills({ 'How often': 'Every day' }).submits();
  expect(
    await allChallenges(it, 'name, state, measure, unit, rhythm, weekdays, target::float, visibility, prompts'),
  ).toEqual([
    {
      ...{ name: 'Run *fast*', state: 'draft', measure: 'amount', unit: 'km', rhythm: 'daily', weekdays: [] },
      ...{ target: 7.5, visibility: 'team', prompts: ['One', 'Two'] },
    },
  ]);
  await ann.types('/hearth challenge', { in: makers });
  expect(ann.reads('modal')).toContain('== New challenge ==');
  await noor.submits();
  expect(
    await allRows(
      it.databaseUrl,
      `select t.name, m.user_id from challenge_teams t
    join challenge_team_members m on m.team_id = t.id order by 1`,
    ),
  ).toEqual([
    { name: 'Larks', user_id: ben.id },
    { name: 'Owls', user_id: ann.id },
  ]);
  expect(gus.modal).toBeUndefined();
});

story('a blank challenge asks for its words at once; a draft whose first day is over has to be changed', async (it) => {
  const { noor } = it;
  await it.settlesIn();
  await challengesAreOn(it);
  await noor.types('/hearth challenge', { in: it.makers });
  await noor.fills({ Template: 'From scratch' });
  await noor.fills({ Name: '\u200B', Task: 'Draw.' }).submits();
  expect(noor.errors()).toEqual({ Name: 'Write at least a word.' });
  await noor.fills({ Name: 'Draw daily' }).submits();
  await it.itIs(addDays(MONDAY, 8), '10:00');
  await noor.submits();
  expect(noor.reads('modal')).toContain('That day is over. Choose today or a later day.');
  await noor.fills({ 'First day': addDays(MONDAY, 8) }).submits();
  await noor.submits();
  await it.hearth.settles();
  expect(await allChallenges(it, 'state, first_day::text')).toEqual([{ state: 'running', first_day: '2026-12-01' }]);
});

story('a member proposes a challenge; of two organizers who approve it, one does', async (it) => {
  const { noor, ann, ben, hearth } = it;
  await it.settlesIn();
  await challengesAreOn(it);
  await nobodyChecksIn(it);
  await allRows(
    it.databaseUrl,
    `insert into community_roles (workspace_id, community_id, user_id, role, granted_at)
     select workspace_id, id, '${ben.id}', 'organizer', now() from communities`,
  );
  await it.itIs(MONDAY, '10:00');
  await describes(it, ann, { Length: '1 week' });
  expect(ann.reads('modal')).toContain('once an organizer approves it');
  await ann.submits();
  expect(ann.reads('modal')).toContain('Sent. An organizer will look at it');
  await hearth.settles();
  for (const person of [noor, ben]) {
    await person.opensHome();
    await hearth.settles();
    expect(person.reads('Home')).toContain('A challenge was proposed: *Most days* [Review]');
    await person.presses('Review');
    expect(person.reads('modal')).toContain('Proposed by @Ann Berger.');
  }
  await noor.presses('Change');
  await noor.fills({ Name: 'Most days, slowly' }).submits();
  await ben.submits();
  expect(ben.reads('modal')).toContain('This was changed after you opened it. Please look it over again.');
  expect(ben.reads('modal')).toContain('Most days, slowly');
  await noor.submits();
  expect(noor.reads('modal')).toContain('Hearth is posting *Most days, slowly* in');
  expect(noor.reads('modal')).not.toContain('You go first');
  await ben.submits();
  expect(ben.reads('modal')).toContain('*Most days, slowly* changed in the meantime. It’s now: Announced.');
  await hearth.settles();
  expect(await allChallenges(it, 'state, created_by, approved_by')).toEqual([
    { state: 'scheduled', created_by: ann.id, approved_by: noor.id },
  ]);
  expect(await allRows(it.databaseUrl, 'select user_id, is_named from challenge_participants')).toEqual([
    { user_id: ann.id, is_named: false },
  ]);
  expect(noor.reads('Home')).not.toContain('A challenge was proposed');
  expect(
    ann.directMessages().filter((text) => text.includes('Your challenge *Most days, slowly* was approved.')),
  ).toHaveLength(1);
});

story('a proposal that was declined can be changed and sent again, or taken back', async (it) => {
  const { noor, ann, hearth } = it;
  await it.settlesIn();
  await challengesAreOn(it);
  await nobodyChecksIn(it);
  await it.itIs(MONDAY, '10:00');
  await describes(it, ann);
  await ann.submits();
  await hearth.settles();
  await noor.opensHome();
  await hearth.settles();
  await noor.presses('Review');
  await noor.presses('Decline');
  await noor.fills({ 'Your message': '\u200B' }).submits();
  expect(noor.errors()).toEqual({ 'Your message': 'Write at least a word.' });
  await noor.fills({ 'Your message': 'After the holidays, please.' }).submits();
  expect(noor.modal).toBeUndefined();
  await hearth.settles();
  const told = () => ann.directMessages().filter((text) => text.includes('After the holidays, please.'));
  expect(told()).toHaveLength(1);
  expect(told()[0]).toContain('An organizer declined your challenge *Most days*, and wrote:');
  await ann.closesAll();
  await ann.opensDirectMessages();
  await ann.presses('Change and resend');
  await ann.submits();
  await ann.submits();
  await ann.closesAll();
  await ann.types('/hearth challenge', { in: it.makers });
  await ann.presses('Withdraw');
  expect(await allChallenges(it, 'state')).toEqual([{ state: 'cancelled' }, { state: 'draft' }]);
  await ann.presses('Continue');
  await ann.submits();
  await ann.presses('Delete draft');
  await ann.presses('Delete draft');
  expect(await allChallenges(it, 'state')).toEqual([{ state: 'cancelled' }]);
});

story(
  'where only organizers create challenges, members can’t propose any, not even by what they had open',
  async (it) => {
    const { noor, ann, ben, makers, hearth } = it;
    await it.settlesIn();
    await challengesAreOn(it);
    await nobodyChecksIn(it);
    await it.itIs(MONDAY, '10:00');
    await describes(it, ann);
    await ann.submits();
    await describes(it, ben);
    await describes(it, noor);
    await noor.presses('Save draft');
    expect(noor.reads('modal')).toContain(
      '*Proposals*\nMembers can propose challenges, and an organizer approves them.',
    );
    await noor.presses('Switch off');
    expect(noor.reads('modal')).toContain('*Proposals*\nOnly organizers can create challenges. [Switch on]');
    expect(noor.reads('modal')).toContain('[New challenge]');
    await noor.presses('Review');
    await noor.presses('Decline');
    await noor.fills({ 'Your message': 'We plan them together.' }).submits();
    await noor.closesAll();
    await hearth.settles();
    expect(ann.directMessages().at(-1)).toContain('We plan them together.');
    expect(ann.directMessages().at(-1)).not.toContain('Change and resend');

    const refused = 'Only organizers of this community can do that.';
    await ben.submits();
    expect(ben.reads('modal')).toContain(refused);
    await ben.closesAll();
    expect(await ben.types('/hearth challenge', { in: makers })).toContain(refused);
    expect(await ben.types('/hearth help', { in: makers })).not.toContain('Starts a challenge');
    await ben.uses('Do something…');
    expect(ben.reads('modal')).toContain('[Preferences]');
    expect(ben.reads('modal')).not.toContain('New challenge');
    await ben.closesAll();
    await ben.opensHome();
    await hearth.settles();
    forgeHome(ben, { communityId: String(await oneValue(it.databaseUrl, communityId)) }, 'challenges.new');
    await ben.presses('Preferences');
    expect(ben.reads('modal')).toContain(refused);

    await noor.types('/hearth challenge', { in: makers });
    await noor.presses('Switch on');
    await ben.closesAll();
    await ben.types('/hearth challenge', { in: makers });
    await ben.presses('Continue');
    await ben.submits();
    await ben.submits();
    expect(ben.reads('modal')).toContain('Sent. An organizer will look at it');
  },
);
