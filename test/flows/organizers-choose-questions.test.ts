import { addDays } from '../../src/core/calendar.js';
import { checksIn } from '../support/checking-in.js';
import { opensSettings } from '../support/opening.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);

/** Opens the list of questions as Noor. */
async function opensQuestions({ noor, hearth }: Story): Promise<void> {
  await noor.opensHome();
  await hearth.settles();
  await opensSettings(noor, 'Check-ins');
  await noor.presses('Change: Regular check-in');
  await noor.presses('Questions');
}

/** The rows of the default questions, which name their menus. */
const BLOCKER = '*Anything in your way?*\nText · Optional';
const MOOD = '*How is it going?*\nOn a roll / Steady / Hard going · Optional';

story('an organizer adds a question with a preview, changes their order and removes one', async (it) => {
  const { noor, ann } = it;
  await it.settlesIn();
  await opensQuestions(it);
  expect(noor.reads('modal')).toBe(`== Questions ==
Every check-in starts with what’s done and what’s next. Then it asks:
*Anything in your way?*
Text · Optional [… Change | Remove]
*How is it going?*
On a roll / Steady / Hard going · Optional [… Change | Move up | Remove]
[Add a question] [Start from a template]
· Members see changes the next time they open the form. Earlier answers keep their original questions.
[Close]`);
  await noor.presses('Add a question');
  await noor.presses('Preview');
  expect(noor.reads('modal')).toContain('Write the question first');
  const asked = { Question: 'How full is your <week>?', 'How is it answered?': 'Pick one' };
  await noor.fills({ ...asked, Choices: 'Full', 'Who sees the answer?': 'Only the member who answers' }).submits();
  expect(noor.errors()).toEqual({ Choices: 'Write at least two different choices, one per line.' });
  await noor.fills({ Choices: 'Full\nHalf full\nfull\n\n' });
  await noor.presses('Preview');
  expect(noor.reads('modal')).toContain(`· This is how members see it:
How full is your <week>? (optional):`);
  const form = noor.fills({ 'Does it need an answer?': ['Required'] });
  await Promise.all([form.submits(), form.submits()]);
  expect(noor.reads('modal')).toContain(`Hard going · Optional [… Change | Move up | Remove]
*How full is your <week>?*
Full / Half full · Required · Only the member sees their answer [… Change | Move up | Remove]`);
  await noor.chooses('Move up', {
    from: '*How full is your &lt;week&gt;?*\nFull / Half full · Required · Only the member sees their answer',
  });
  await noor.chooses('Remove', { from: BLOCKER });
  expect(noor.reads('modal')).toContain(`Then it asks:
*How full is your <week>?*
Full / Half full · Required · Only the member sees their answer [… Change | Remove]
*How is it going?*
On a roll / Steady / Hard going · Optional [… Change | Move up | Remove]
[Add a question]`);
  await it.itIs(MONDAY, '09:00');
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  expect(ann.errors()).toEqual({ 'How full is your <week>?': 'Please complete this required field.' });
  await ann.fills({ 'How full is your <week>?': 'Half full', 'How is it going?': 'Steady' }).submits();
  await it.hearth.settles();
  const posted = ann.reads(await ann.sees(it.makers, /Monday’s check-ins/));
  expect(posted).toContain('Steady');
  expect(posted).not.toContain('Half full');
  expect(ann.directMessages().at(-1)).toContain('*How full is your <week>?* _(only you can see it)_  Half full');
});

story('a template asks for a number, which may be zero and is in the post with its question', async (it) => {
  const { noor, ann, ben, makers } = it;
  await it.settlesIn();
  await opensQuestions(it);
  await noor.presses('Start from a template');
  await noor.fills({ Template: 'Writers' }).submits();
  expect(noor.reads('modal')).toContain(`*How many words did you write?*
Number · Optional [… Change | Remove]
*Where are you stuck?*
Text · Optional [… Change | Move up | Remove]`);
  await it.itIs(TUESDAY, '09:00');
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Write', 'How many words did you write?': 'some' }).submits();
  expect(ann.errors()).toEqual({ 'How many words did you write?': 'Write a number, such as 3 or 2.5.' });
  await ann.fills({ 'How many words did you write?': '0', 'Where are you stuck?': 'The ending' }).submits();
  await it.hearth.settles();
  await ben.sees(
    await ben.sees(makers, /Tuesday’s check-ins/),
    /\*Next:\* {2}Write\n\*How many words did you write\?\* {2}0\n\*Where are you stuck\?\* {2}The ending/,
  );
});

story('a change of questions loses no answer, and no form that is open', async (it) => {
  const { noor, ann, ben, makers } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann, { 'Anything in your way?': 'Sleep' });
  await ben.uses('Check in');
  await opensQuestions(it);
  await noor.chooses('Change', { from: BLOCKER });
  await noor.fills({ Question: 'Where are you stuck?', 'Does it need an answer?': ['Required'] }).submits();
  expect(noor.reads('modal')).toContain('*Where are you stuck?*\nText · Required');
  await noor.closesAll();
  // Ben's form is from before the change, and Ann edits an answer from before.
  await ben.fills({ 'What will you do next?': 'Rest', 'Anything in your way?': 'Noise' }).submits();
  await ann.uses('Check in');
  expect(ann.reads('modal')).toContain('Anything in your way? (optional): Sleep\nHow is it going?');
  expect(ann.reads('modal')).not.toContain('Where are you stuck?');
  await ann.fills({ 'How is it going?': 'Steady' }).submits();
  await it.hearth.settles();
  const day = await ben.sees(makers, /Monday’s check-ins/);
  expect(ben.reads(day)).toContain('*In the way:*  Noise');
  expect(ben.reads(day)).toContain('*In the way:*  Sleep\n· Steady');
  await it.itIs(TUESDAY, '09:00');
  await ann.uses('Check in');
  expect(ann.reads('modal')).toContain('Where are you stuck?:');
  expect(ann.reads('modal')).not.toContain('Anything in your way?');
  await ann.closesAll();
  await ann.opensHome();
  await ann.chooses('Your check-ins');
  expect(ann.reads('modal')).toContain('*In the way:*  Sleep');
});

story(
  'what was typed for a question that has gone meanwhile stays, also in the form of the next check-in',
  async (it) => {
    const { noor, ann } = it;
    await it.settlesIn();
    await it.itIs(MONDAY, '09:00');
    await ann.uses('Check in');
    await ann.fills({ 'What will you do next?': 'Ship it', 'Anything in your way?': 'Sleep' });
    await opensQuestions(it);
    await noor.chooses('Remove', { from: BLOCKER });
    await noor.chooses('Remove', { from: MOOD });
    expect(noor.reads('modal')).toContain('Then it asks:\nNothing else.\n[Add a question]');
    await it.itIs(TUESDAY, '09:00');
    await ann.submits();
    expect(ann.reads('modal')).toContain('Anything in your way? (optional): Sleep\nWho sees it?:');
    await ann.submits();
    await it.hearth.settles();
    expect(ann.directMessages().at(-1)).toContain('*In the way:*  Sleep');
  },
);

story('a press on a question that somebody else changed is refused, and there are at most four', async (it) => {
  const { noor } = it;
  await it.settlesIn();
  await opensQuestions(it);
  for (const words of ['One?', 'Two?']) {
    await noor.presses('Add a question');
    await noor.fills({ Question: words, 'How is it answered?': 'Text' }).submits();
  }
  expect(noor.reads('modal')).not.toContain('[Add a question]');
  await allRows(it.databaseUrl, `update checkin_questions set retired_at = now() where words = 'One?'`);
  await noor.chooses('Change', { from: '*One?*\nText · Optional' });
  expect(noor.reads('modal')).toContain('Somebody has just changed this question. Open the list again.');
});

story('an organizer reads what the question about what’s in the way is for, and what goes without it', async (it) => {
  const { noor } = it;
  await it.settlesIn();
  await allRows(
    it.databaseUrl,
    `insert into feature_switches (workspace_id, community_id, feature, is_on)
     select workspace_id, id, 'help', true from communities`,
  );
  await opensQuestions(it);
  const used = `${BLOCKER} · Members who answer can ask for help`;
  const lacks = `Members can’t ask for help from this check-in yet. That needs a template’s question about what’s in the way, with answers that everyone sees. “Stand-up”, “Writers”, “Study group” and “Job search” have one. A template replaces the questions above.
[Add a question]`;
  expect(noor.reads('modal')).toContain(used);
  await noor.chooses('Remove', { from: used });
  expect(noor.reads('modal')).toContain(lacks);
  await noor.presses('Start from a template');
  await noor.fills({ Template: 'Stand-up' }).submits();
  expect(noor.reads('modal')).toContain(used);
  await noor.chooses('Change', { from: used });
  await noor.fills({ 'Who sees the answer?': 'Only the member who answers' }).submits();
  expect(noor.reads('modal')).toContain(lacks);
});
