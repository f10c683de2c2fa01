import { setsUp } from '../support/opening.js';
import { allRows } from '../support/rows.js';
import { MONDAY, story } from '../support/story.js';

const HELP = [
  '*/hearth* opens your check-in.',
  '*/hearth skip* skips today’s check-in.',
  '*/hearth away* lets you say when you’re away.',
  '*/hearth back* ends your days away.',
  '*/hearth list* shows what’s on your list.',
];

story('/hearth help lists what the user may do, and each of it works', async (it) => {
  const { ann, makers, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  const types = async (text: string) =>
    (await ann.types(`/hearth ${text}`.trim(), { in: makers })).replace('Hearth (only you): ', '');
  const help = (await types('help')).split('\n');
  expect(help.slice(0, HELP.length)).toEqual(HELP);
  expect(help.join()).not.toMatch(/hearth (setup|settings)/);

  await types('');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  await hearth.settles();
  expect(await types('list')).toBe('On your list in *Makers*:\n•  Ship it');
  expect(await types('skip')).toBe('You’ve already checked in, so there’s nothing to skip.');
  await types('away');
  await ann.fills({ 'Last day away': '2026-11-27' }).submits();
  expect(await types('back')).toBe('Good to see you! Your check-ins go on as before.');
  expect(await types('back')).toBe('You’re not away. Good to see you!');
  await types('preferences');
  expect(ann.reads('modal')).toContain('== Preferences ==');
  await ann.closesAll();
  expect(await types('dance')).toContain('I don’t know “dance” yet. Try one of these:');
});

story('/hearth skip skips today’s check-in', async (it) => {
  const { ben, makers, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  expect(await ben.types('/hearth skip', { in: makers })).toContain('Skipped for today in Makers. See you next time.');
  await hearth.settles();
  expect(ben.directMessages().at(-1)).toContain('Skipped for today.');
});

story('“Do something…” lists what the user may do, and the chosen action replaces the list', async (it) => {
  const { ann, noor } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await ann.uses('Do something…');
  expect(ann.reads('modal')).toBe(
    [
      '== Do something… ==',
      'Opens your check-in. [Check in]',
      'Skips today’s check-in. [Skip today]',
      'Lets you say when you’re away. [Away…]',
      'Shows what’s on your list. [My list]',
      'Shows your past check-ins. [Your check-ins]',
      'Stops your check-ins. You stay in the channel. [Stop check-ins]',
      'Gives you a text to invite someone with. [Invite someone]',
      'Sets when Hearth may message you, and about what. [Preferences]',
      'Shows what Hearth knows about you. You can get a copy or erase it. [Your data]',
      '[Close]',
    ].join('\n'),
  );
  await ann.presses('Check in');
  expect(ann.reads('modal')).toContain('What will you do next?');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  expect(ann.modal).toBeUndefined();

  await noor.uses('Do something…');
  await noor.presses('Community settings');
  await noor.presses('Change: Quiet members');
  await noor.presses('See who’s quiet');
  expect(noor.reads('modal')).toContain('Nobody is quiet right now.');
});

story('an action that was offered in a community that the member has left is not done in another one', async (it) => {
  const { ann, noor, hearth } = it;
  await it.settlesIn();
  it.workspace.channel({ name: 'writers', members: [noor, ann] });
  await setsUp(noor, '#writers');
  await it.itIs(MONDAY, '09:00');
  await ann.opensHome();
  await hearth.settles();
  await ann.chooses('Makers');
  await hearth.settles();
  await ann.uses('Do something…');
  await ann.leaves(it.makers);
  await hearth.settles();
  await ann.presses('Skip today');
  expect(ann.reads('modal')).toContain('That isn’t here anymore. You’ll find what’s current on Hearth’s Home tab.');
  const skipped = `select count(*)::int as n from checkin_occurrences where user_id = '${ann.id}' and outcome = 'skipped'`;
  expect(await allRows(it.databaseUrl, skipped)).toEqual([{ n: 0 }]);
});
