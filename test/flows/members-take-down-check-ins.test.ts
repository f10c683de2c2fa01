import { addDays } from '../../src/core/calendar.js';
import { annHasShared, checksIn } from '../support/checking-in.js';
import { forgeHome } from '../support/forge.js';
import { oneValue } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);

/** Ann takes down her check-in of Monday. */
async function takesDown({ ann, hearth }: Story): Promise<void> {
  await ann.opensDirectMessages();
  await ann.chooses('Take down');
  await ann.presses('Take down');
  await ann.closesAll();
  await hearth.settles();
}

story('members take down their own check-in, also days later, and it still counts', async (it) => {
  const { ann, ben, slack, hearth } = it;
  const day = await annHasShared(it);
  await ben.sees(day, /Ship it/);
  await it.itIs(TUESDAY, '09:00');

  await ann.opensDirectMessages();
  expect(ann.directMessages()[0]).toContain('\n[… See the thread | Take down]');
  await ann.chooses('See the thread');
  await ann.chooses('Take down');
  expect(ann.reads('modal')).toBe(
    [
      '== Take down your check-in? ==',
      'It disappears from the thread. It still counts, and only you can see it.',
      '[Take down]',
      '[Keep it]',
    ].join('\n'),
  );
  await ann.presses('Keep it');
  await hearth.settles();
  await ben.sees(day, /Ship it/);

  await ann.chooses('Take down');
  await ann.presses('Take down');
  expect(ann.reads('modal')).toBe(
    '== Taking it down ==\nIt’ll be out of the thread in a moment. It still counts toward your streak.\n[Close]',
  );
  await ann.closes();
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
  await takesDown(it);
  expect(ben.reads(day)).not.toContain('Ship it');

  await ann.uses('Check in');
  await ann.fills({ 'Who sees it?': 'Everyone, in the day’s thread' }).submits();
  await hearth.settles();
  await ben.sees(day, /Ship it tomorrow/);
});

/** Returns how many answers and remains of answers are in the day's thread. */
const inThread = ({ makers }: Story) => makers.messages.filter((it) => it.threadTs && it.threadTs !== it.ts).length;

story('a check-in that can’t be taken down in its channel now comes down later', async (it) => {
  const { ann, ben, slack, clock } = it;
  const day = await annHasShared(it);
  slack.fail({ method: 'chat.delete', times: 1, with: { error: 'is_archived' } });
  await takesDown(it);
  await ben.sees(day, /Ship it/);
  expect(ann.directMessages()[0]).toContain('still in the thread');
  expect(ann.directMessages()[0]).not.toContain('Only you can see it');
  await clock.advance({ minutes: 30 });
  await ben.sees(day, /Ship it/);
  await clock.advance({ minutes: 32 });
  expect(inThread(it)).toBe(0);
  expect(ann.directMessages()[0]).toContain('Only you can see it.');
  expect(slack.calls('chat.delete')).toHaveLength(2);
});

story('a check-in that is shared again before it came down is in the thread once', async (it) => {
  const { ann, ben, slack, clock } = it;
  const day = await annHasShared(it);
  slack.fail({ method: 'chat.delete', times: 1, with: { error: 'is_archived' } });
  await takesDown(it);
  await checksIn(it, ann, { 'What will you do next?': 'Rest', 'Who sees it?': 'Everyone, in the day’s thread' });
  await clock.advance({ hours: 2 });
  await ben.sees(day, /Rest/);
  expect(inThread(it)).toBe(1);
});

story('a check-in that Slack never deletes is replaced by one that says nothing of it', async (it) => {
  const { ann, ben, slack, clock } = it;
  const day = await annHasShared(it);
  slack.fail({ method: 'chat.delete', times: 9, with: { error: 'cant_delete_message' } });
  await takesDown(it);
  expect(ben.reads(day)).not.toContain('Ship it');
  await ben.sees(day, /This message was taken down\./);
  expect(ann.directMessages()[0]).toBe('Hearth: Checked in at 09:00. Only you can see it.\n*Next:*  Ship it\n[Edit]');
  await clock.advance({ hours: 2 });
  expect(slack.calls('chat.delete')).toHaveLength(1);
});

story('a check-in that Slack neither deletes nor changes is tried again every day', async (it) => {
  const { ann, ben, makers, slack, clock } = it;
  const day = await annHasShared(it);
  slack.fail({ method: 'chat.delete', times: 2, with: { error: 'cant_delete_message' } });
  slack.fail({ method: 'chat.update', channel: makers.id, times: 1, with: { error: 'edit_window_closed' } });
  await takesDown(it);
  await clock.advance({ hours: 12 });
  await ben.sees(day, /Ship it/);
  expect(slack.calls('chat.delete')).toHaveLength(1);
  expect(ann.directMessages()[0]).toContain('still in the thread');
  await it.itIs(TUESDAY, '09:05');
  await it.hearth.settles();
  expect(ben.reads(day)).not.toContain('Ship it');
  await ben.sees(day, /This message was taken down\./);
  expect(ann.directMessages()[0]).toContain('Only you can see it.');
});

story('a message from before the menu still takes a check-in down', async (it) => {
  const { ann, ben, hearth } = it;
  const day = await annHasShared(it);
  const occurrenceId = await oneValue(it.databaseUrl, 'select occurrence_id::text as value from checkins');
  await ann.opensHome();
  await hearth.settles();
  forgeHome(ann, { occurrenceId }, 'checkins.take-down');
  await ann.presses('Edit');
  await hearth.settles();
  expect(ann.reads('modal')).toContain('== Taking it down ==');
  expect(ben.reads(day)).not.toContain('Ship it');
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
