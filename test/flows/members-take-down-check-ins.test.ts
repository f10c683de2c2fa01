import { addDays } from '../../src/core/calendar.js';
import { annHasShared } from '../support/checking-in.js';
import { forgeHome } from '../support/forge.js';
import { oneValue } from '../support/rows.js';
import { MONDAY, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);

story('members take down their own check-in, also days later, and it still counts', async (it) => {
  const { ann, ben, slack, hearth } = it;
  const day = await annHasShared(it);
  await ben.sees(day, /Ship it/);
  await it.itIs(TUESDAY, '09:00');

  await ann.opensDirectMessages();
  await ann.presses('Take down');
  expect(ann.dialog).toContain('It still counts, and only you can see it.');
  await ann.presses('Take down');
  await hearth.settles();
  expect(ben.reads(day)).not.toContain('Ship it');
  expect(slack.calls('chat.delete')).toHaveLength(1);
  expect(ann.directMessages()[0]).toBe('Hearth: Checked in at 09:00. Only you can see it.\n*Next:*  Ship it');
  await ann.sees('Home', /Streak 1/);
});

story('a check-in that is edited and taken down at once is out of the thread', async (it) => {
  const { ann, ben, hearth } = it;
  const day = await annHasShared(it);
  it.slack.fail({ method: 'chat.update', times: 1, with: { delay: 300 } });
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it tomorrow' }).submits();
  await ann.opensDirectMessages();
  await ann.presses('Take down');
  await ann.presses('Take down');
  await hearth.settles();
  expect(ben.reads(day)).not.toContain('Ship it');

  await ann.uses('Check in');
  await ann.fills({ 'Who sees it?': 'Everyone, in the day’s thread' }).submits();
  await hearth.settles();
  await ben.sees(day, /Ship it tomorrow/);
});

story('nobody takes down the check-in of somebody else', async (it) => {
  const { ann, ben, hearth } = it;
  const day = await annHasShared(it);
  const occurrenceId = await oneValue(it.databaseUrl, 'select occurrence_id::text as value from checkins');
  await ben.opensHome();
  await hearth.settles();
  forgeHome(ben, { occurrenceId }, 'checkins.take-down');
  await ben.presses('Check in');
  await hearth.settles();
  expect(ben.reads('modal')).toContain('belongs to someone else');
  await ann.sees(day, /Ship it/);
});
