import { addDays } from '../../src/core/calendar.js';
import { checksIn } from '../support/checking-in.js';
import { opensSettings } from '../support/opening.js';
import { withReview } from '../support/review.js';
import { MONDAY, story } from '../support/story.js';

const [FRIDAY, NEXT_MONDAY] = [4, 7].map((n) => addDays(MONDAY, n)) as [string, string];

story('members look back on all their check-ins in a community, each with its name', async (it) => {
  const { ann, hearth } = it;
  await withReview(it);
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann);
  await it.itIs(FRIDAY, '09:00');
  await checksIn(it, ann, { 'What’s done?': 'Ship it', 'What will you do next?': 'Rest' });
  await it.itIs(FRIDAY, '15:00');
  await checksIn(it, ann, { 'What will you do next?': 'Plan the launch' });
  await ann.types('/hearth history', { in: it.makers });
  const shown = ann.reads('modal').replace(/ \(http[^)]*\)/g, '');
  expect(shown).toContain(`·······  ·······  ·······  ·······  ●···●
You checked in on 2 days in the last five weeks.`);
  expect(shown).toContain(`*Friday 27 November* · Weekly review
*Next:*  Plan the launch
*Friday 27 November* · Regular check-in
✓  Ship it
*Next:*  Rest
*Monday 23 November* · Regular check-in
*Next:*  Ship it`);
  await ann.presses('Get it as a file');
  await ann.closesAll();
  await hearth.settles();
  const { files } = await ann.sees('DM', /Your check-ins in Makers\./);
  expect(Buffer.from(files?.[0]?.content ?? '').toString()).toBe(
    [
      '"day","check-in","state","answered","late","done","next","seen by"',
      '"2026-11-23","Regular check-in","checked in","2026-11-23T08:00:00.000Z","no","","Ship it","everyone"',
      '"2026-11-27","Regular check-in","checked in","2026-11-27T08:00:00.000Z","no","Ship it","Rest","everyone"',
      '"2026-11-27","Weekly review","checked in","2026-11-27T14:00:00.000Z","no","","Plan the launch","everyone"',
      '',
    ].join('\r\n'),
  );
});

story('the weekly digest is about all check-ins of a community, and mixes no streaks', async (it) => {
  const { noor, ann, makers, hearth } = it;
  await withReview(it);
  await opensSettings(noor, 'Weekly digest');
  await noor.fills({ 'Where does it go?': 'The thread of the last check-in day' }).submits();
  // Four daily check-ins and a review are no streak of five.
  for (const day of [0, 1, 2, 3]) {
    await it.itIs(addDays(MONDAY, day), '09:00');
    await checksIn(it, ann);
  }
  await it.itIs(FRIDAY, '15:00');
  await ann.opensDirectMessages();
  await ann.presses('Check in: Weekly review');
  await ann.fills({ 'Anything else you got done?': 'Shipped it' }).submits();
  await hearth.settles();
  await it.itIs(NEXT_MONDAY, '09:00');
  await hearth.settles();
  const [digest] = makers.messages.filter((one) => one.text.includes('Last week’s check-ins'));
  expect(digest && ann.reads(digest).split('Hearth: ').at(-1)).toBe(
    '*Last week’s check-ins:* 1 person checked in · 1 shared thing is done\n✓  Ann Berger: Shipped it',
  );
  expect(digest?.threadTs).toBe((await ann.sees(makers, /Weekly review, Friday/)).ts);
});
