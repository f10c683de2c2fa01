import { addDays } from '../../src/core/calendar.js';
import { annHasOnList, checksIn, isCalled } from '../support/checking-in.js';
import { MONDAY, type Story, story } from '../support/story.js';

const [TUESDAY, WEDNESDAY] = [addDays(MONDAY, 1), addDays(MONDAY, 2)];

const SAID = [
  '→  Ship it _(carried over)_',
  '→  Call Mia _(carried over)_',
  '→  Rest _(carried over)_',
  '*Next:*  Tell everyone',
].join('\n');

/** On Tuesday, Ann has shared a check-in that carried three things over. */
async function annCarriesOver(it: Story): Promise<void> {
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await annHasOnList(it, ['Ship it', 'Call Mia', 'Rest'], MONDAY);
  await it.itIs(TUESDAY, '09:00');
  await checksIn(it, it.ann, { 'What will you do next?': 'Tell everyone' });
  expect(answers(it)).toEqual([`*Ann Berger*\n${SAID}`]);
}

/** Returns the answers in the threads. */
const answers = ({ makers }: Story) => makers.messages.filter((it) => it.threadTs).map((it) => it.text);

story('an answer that is posted again says what it said, whatever was done since', async (it) => {
  const { ann } = it;
  await annCarriesOver(it);
  await it.itIs(WEDNESDAY, '09:00');
  await ann.uses('Check in');
  await ann
    .fills({ 'What’s done?': 'Ship it', 'Remove from my list': 'Rest', 'What will you do next?': 'Celebrate' })
    .submits();
  await it.hearth.settles();
  await ann.opensHome();
  await it.hearth.settles();
  await ann.chooses('Call Mia');
  await isCalled(it, ann, 'Ann Hill');
  await it.clock.advance({ seconds: 20 });
  expect(answers(it)[0]).toBe(`*Ann Hill*\n${SAID}`);
  expect(ann.directMessages()[1]).toContain(SAID);
});

story('an edit changes only what was edited', async (it) => {
  const { ann, ben, makers } = it;
  await annCarriesOver(it);
  await it.itIs(TUESDAY, '10:00');
  await ann.opensHome();
  await it.hearth.settles();
  await ann.chooses('Ship it');
  await ann.uses('Make this a commitment', { on: await ben.posts(makers, 'Who calls Acme?') });
  await ann.submits();
  await checksIn(it, ann, { 'What will you do next?': 'Tell Ben' });
  expect(answers(it)).toEqual([`*Ann Berger*\n${SAID.replace('everyone', 'Ben')}`]);
  await ann.uses('Check in');
  await ann.fills({ 'What’s done?': 'Call Mia' }).submits();
  await it.hearth.settles();
  expect(answers(it)).toEqual([
    '*Ann Berger*\n✓  Call Mia\n→  Ship it _(carried over)_\n→  Rest _(carried over)_\n*Next:*  Tell Ben',
  ]);
});
