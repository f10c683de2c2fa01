import { addDays } from '../../src/core/calendar.js';
import { checksIn } from '../support/checking-in.js';
import { MONDAY, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);

story('organizers see how many answered in each of the last eight weeks, and nobody’s name', async (it) => {
  const { ann, ben, noor, hearth } = it;
  await it.settlesIn();
  const look = async () => {
    await noor.types('/hearth settings', { in: it.makers });
    await noor.presses('Change: Check-ins');
    await noor.presses('The last eight weeks');
    const text = noor.reads('modal');
    await noor.closesAll();
    return text;
  };
  expect(await look()).toContain('There’s nothing to show yet.');
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '10:00');
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  await hearth.settles();
  // Nothing counts before its deadline, so that no share changes later.
  expect(await look()).toContain('There’s nothing to show yet.');
  await it.itIs(MONDAY, '20:00');
  await ben.uses('Check in');
  await ben.fills({ 'What will you do next?': 'Write it up' }).submits();
  await it.itIs(TUESDAY, '09:00');
  await ben.opensDirectMessages();
  await ben.chooses('Skip today');
  await it.itIs(TUESDAY, '20:00');
  expect(await look()).toBe(
    [
      '== The last eight weeks ==',
      '· Counts only, no names. Skipped days and days away aren’t counted as missed.',
      '*Regular check-in*',
      '2 of 5 check-ins were answered (40%). Half of the answers came within 6 hours of the opening.',
      '▰▰▰▰▱▱▱▱▱▱ Week of 23 Nov: 2 of 5 answered, 1 late, 1 skipped',
      '[Close]',
    ].join('\n'),
  );
});

story('a week in which only two were asked is not shown, because it would say who was missing', async (it) => {
  const { noor, makers } = it;
  await it.settlesIn();
  await noor.types('/hearth stop', { in: makers });
  await noor.closesAll();
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '20:00');
  await noor.types('/hearth settings', { in: makers });
  await noor.presses('Change: Check-ins');
  await noor.presses('The last eight weeks');
  expect(noor.reads('modal')).toContain(
    '*Regular check-in*\nWeeks in which fewer than 3 members were asked aren’t shown.\n[Close]',
  );
});

story('from the second week on, a picture shows what the lines say, once Slack has it', async (it) => {
  const { ann, noor, hearth, slack, workspace } = it;
  await it.settlesIn();
  for (const day of [MONDAY, addDays(MONDAY, 7)]) {
    await it.itIs(day, '09:00');
    await checksIn(it, ann);
    await it.itIs(day, '20:00');
  }
  const look = async () => {
    await noor.types('/hearth settings', { in: it.makers });
    await noor.presses('Change: Check-ins');
    await hearth.settles();
    await noor.presses('The last eight weeks');
    const text = noor.reads('modal');
    await noor.closesAll();
    return text.split('\n').slice(-3, -1);
  };
  slack.fail({ method: 'files.completeUploadExternal', times: 1, with: { error: 'missing_scope' } });
  expect(await look()).toEqual([
    '▰▰▰▱▱▱▱▱▱▱ Week of 23 Nov: 1 of 3 answered',
    '▰▰▰▱▱▱▱▱▱▱ Week of 30 Nov: 1 of 3 answered',
  ]);
  // The picture of these figures is lost. That of others is uploaded once.
  await it.itIs(addDays(MONDAY, 8), '09:00');
  await checksIn(it, ann, { 'What will you do next?': 'Rest' });
  await it.itIs(addDays(MONDAY, 8), '20:00');
  const pictured =
    '(picture: Columns show the check-ins of each week: answered on time, answered late, and not answered. Week of 23 Nov: 1 of 3 answered. Week of 30 Nov: 2 of 6 answered.)';
  for (const _ of ['first', 'again']) expect(await look()).toEqual(['•  Week of 30 Nov: 2 of 6 answered', pictured]);
  const files = [...(slack.world.workspaces.get(workspace.id)?.files.values() ?? [])];
  expect(
    files.filter(({ title }) => title === 'Check-ins per week').map((one) => one.content?.toString('latin1', 1, 4)),
  ).toEqual(['PNG']);
});
