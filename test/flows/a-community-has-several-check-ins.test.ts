import { addDays } from '../../src/core/calendar.js';
import { challengesAreOn } from '../support/challenges.js';
import { checksIn } from '../support/checking-in.js';
import { opensSettings } from '../support/opening.js';
import { noorAdds, withReview } from '../support/review.js';
import { allRows } from '../support/rows.js';
import { MONDAY, story } from '../support/story.js';
import { challengeRuns } from '../support/taking-part.js';

const FRIDAY = addDays(MONDAY, 4);

story('an organizer adds a weekly review beside the daily check-in, and sees its days before', async (it) => {
  const { noor, ann, ben, makers } = it;
  await it.settlesIn();
  await noorAdds(it, { 'How often?': 'Every two weeks', 'First week': addDays(MONDAY, 7) });
  await noor.presses('Show the next days');
  expect(noor.reads('modal')).toContain(
    'With these settings, the next days are Friday 4 December, Friday 18 December and Friday 1 January. Nobody is asked at once after a change.',
  );
  const form = noor.fills({ 'How often?': 'Every week' });
  await Promise.all([form.submits(), form.submits()]);
  await it.hearth.settles();
  await opensSettings(noor, 'Check-ins');
  expect(noor.reads('modal')).toBe(`== Check-ins ==
*Regular check-in*
Monday to Friday at 09:00, in each member’s own time zone
Open until 18:00 on the same day. 3 members take part. [Change]
*Weekly review*
Every Friday at 15:00, in each member’s own time zone
Open until 18:00 on the same day. 0 members take part. [Change]
[Add a check-in] [The last eight weeks]
[Close]`);
  await ben.opensHome();
  await it.hearth.settles();
  expect(ben.reads('Home')).toContain(`_Nothing on your list. Say what comes next when you check in._
*Regular check-in*
Your next check-in opens today at 09:00. You can do it now if you like.
[Check in] [… Skip today: Regular check-in | Away… | Your check-ins | Time and reminder: Regular check-in | Stop check-ins: Regular check-in]
*Weekly review*
Every Friday at 15:00, in each member’s own time zone [Join check-ins]`);
  await ann.opensHome();
  await it.hearth.settles();
  await ann.presses('Join check-ins: Weekly review');
  expect(ann.reads('modal')).toContain('You’re in! Your check-in opens on Friday 27 November at 15:00');
  await ann.closesAll();
  for (const time of ['09:00', '09:01', '15:00']) await it.itIs(FRIDAY, time);
  expect(ann.directMessages().at(-1)).toContain(`*Weekly review:* What will you do next?
[Check in] [… Skip today: Weekly review | Away… | Stop check-ins: Weekly review]`);
  expect(ben.directMessages()).toHaveLength(1);
  await ann.opensDirectMessages();
  await ann.presses('Check in: Weekly review');
  await ann.fills({ 'What will you do next?': 'Plan the launch' }).submits();
  await it.hearth.settles();
  expect(ann.reads(makers)).toContain('*Weekly review, Friday: 1 so far*');
  expect(ann.directMessages().at(-1)).toContain('*Weekly review:* Checked in at 15:00.');
});

story('check-ins of one community that open within an hour come as one message with one list', async (it) => {
  const { ann } = it;
  await withReview(it, { 'On which days?': ['Monday'], 'Ask at': '09:30' });
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '09:30');
  expect(ann.directMessages()).toEqual([
    `Hearth: Morning, Ann. Two check-ins are open.
*Regular check-in:* What will you do next?
[Check in] [… Skip today: Regular check-in | Away… | Stop check-ins: Regular check-in]
· Please check in by 18:00. Later answers still count.
---
*Weekly review:* What will you do next?
[Check in] [… Skip today: Weekly review | Away… | Stop check-ins: Weekly review]
· Please check in by 18:00. Later answers still count.`,
  ]);
});

story('a member stops one check-in and goes on with the other', async (it) => {
  const { ann } = it;
  await withReview(it);
  expect(await ann.types('/hearth stop', { in: it.makers })).toBe('');
  expect(ann.reads('modal')).toBe(`== Stop check-ins ==
You take part in several check-ins. Which ones would you like to stop?
*Makers: Regular check-in* [Stop check-ins]
*Makers: Weekly review* [Stop check-ins]
[Close]`);
  await ann.presses('Stop check-ins: Makers: Weekly review');
  expect(ann.reads('modal')).toContain('You’re no longer taking part in check-ins in Makers (Weekly review).');
  await it.itIs(FRIDAY, '09:00');
  await it.itIs(FRIDAY, '15:00');
  expect(ann.directMessages()).toHaveLength(1);
});

story('an organizer pauses, closes and reopens one check-in, and the other goes on', async (it) => {
  const { noor, ann } = it;
  await withReview(it);
  await opensSettings(noor, 'Check-ins');
  await noor.presses('Change: Weekly review');
  await noor.fills({ 'Pause until': addDays(FRIDAY, 1) }).submits();
  await it.itIs(FRIDAY, '09:00');
  await it.itIs(FRIDAY, '15:00');
  expect(ann.directMessages()).toHaveLength(1);
  await it.itIs(addDays(FRIDAY, 7), '15:00');
  expect(ann.directMessages().at(-1)).toContain('Weekly review');
  await opensSettings(noor, 'Check-ins');
  await noor.presses('Change: Weekly review');
  await noor.presses('Close this check-in');
  await noor.presses('Close it');
  expect(noor.reads('modal')).toContain('Closed. [Reopen]');
  await it.hearth.settles();
  expect(ann.directMessages().at(-1)).toContain('Check-ins in Makers (Weekly review) are on hold');
  const waiting = `select count(*)::int as waiting from checkin_occurrences where due_at is not null and programme_id <> community_id`;
  expect(await allRows(it.databaseUrl, waiting)).toEqual([{ waiting: 0 }]);
  await noor.presses('Reopen: Weekly review');
  await it.hearth.settles();
  expect(await allRows(it.databaseUrl, waiting)).toEqual([{ waiting: 1 }]);
});

story('check-ins of one community that come as one message offer a challenge once', async (it) => {
  const { ann, hearth } = it;
  await withReview(it, { 'On which days?': ['Monday'], 'Ask at': '09:30' });
  await challengesAreOn(it);
  for (const name of ['Write every day', 'Move every day']) await challengeRuns(it, { name });
  await it.itIs(MONDAY, '09:00');
  for (const label of ['Regular check-in', 'Weekly review']) {
    await ann.opensDirectMessages();
    await ann.presses(`Check in: ${label}`);
    await ann.fills({ 'What will you do next?': `Rest after the ${label}` }).submits();
    await hearth.settles();
  }
  expect(ann.reads('DM').match(/Checked in|You can still join/g)).toEqual([
    'Checked in',
    'You can still join',
    'Checked in',
  ]);
});

story('what a member posted is told apart by the check-in', async (it) => {
  const { ann, hearth } = it;
  await withReview(it);
  await it.itIs(FRIDAY, '09:00');
  await checksIn(it, ann);
  await it.itIs(FRIDAY, '15:00');
  await checksIn(it, ann);
  await ann.opensHome();
  await hearth.settles();
  await ann.presses('Preferences');
  await ann.presses('Show them');
  expect(ann.reads('modal')).toContain(`Your check-in for Friday 27 November in Makers (Weekly review) [Take down]
Your check-in for Friday 27 November in Makers (Regular check-in) [Take down]`);
});

story('a thread of one check-in that was deleted is posted anew, and that of the other stays', async (it) => {
  const { ann, noor, makers } = it;
  await withReview(it);
  await it.itIs(FRIDAY, '09:00');
  await checksIn(it, ann, { 'What will you do next?': 'Ship it' });
  await it.itIs(FRIDAY, '15:00');
  await checksIn(it, ann, { 'What will you do next?': 'Plan' });
  await noor.deletesThread(await ann.sees(makers, /Weekly review, Friday/));
  await ann.opensHome();
  await it.hearth.settles();
  await ann.presses('Edit: Weekly review');
  await ann.fills({ 'What will you do next?': 'Plan the launch' }).submits();
  await it.hearth.settles();
  expect(ann.reads(await ann.sees(makers, /Weekly review, Friday/))).toContain('Plan the launch');
  expect(ann.reads(await ann.sees(makers, /Friday’s check-ins/))).toContain('Ship it');
});

story('nobody is asked at once for any check-in when the time zone of the community changes', async (it) => {
  const { noor, ann } = it;
  const late = { 'Ask at': '17:00', 'Which day is the deadline?': 'The next day' };
  await withReview(it, { 'On which days?': ['Monday'], ...late });
  await it.itIs(MONDAY, '09:10');
  await noor.opensHome();
  await it.hearth.settles();
  await opensSettings(noor, 'Purpose and rhythm');
  await noor.fills({ 'Which time zone?': 'Asia/Tokyo, for everyone' }).submits();
  await it.hearth.settles();
  // It is past five in Tokyo.
  await it.itIs(MONDAY, '10:30');
  expect(ann.directMessages()).toHaveLength(1);
  await it.itIs(addDays(MONDAY, 7), '09:30');
  expect(ann.directMessages().at(-1)).toContain('Weekly review');
});

story('a member who is away sees that once, beside all their check-ins', async (it) => {
  const { ann, hearth } = it;
  await withReview(it);
  await ann.types('/hearth away', { in: it.makers });
  await ann.fills({ 'First day away': MONDAY, 'Last day away': FRIDAY }).submits();
  await it.itIs(FRIDAY, '09:00');
  await it.itIs(FRIDAY, '15:00');
  expect(ann.directMessages()).toEqual([]);
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).toContain(`*Regular check-in*
[I’m back] [Check in] [… Your check-ins | Time and reminder: Regular check-in | Stop check-ins: Regular check-in]
*Weekly review*
[Check in] [… Your check-ins | Time and reminder: Weekly review | Stop check-ins: Weekly review]`);
  await ann.presses('I’m back');
  await hearth.settles();
  expect(ann.reads('Home')).not.toContain('I’m back');
});
