import { addDays } from '../../src/core/calendar.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);
const WEDNESDAY = addDays(MONDAY, 2);

/** Ann has checked in on Monday, and looks at Home. */
async function hasCheckedIn(it: Story): Promise<void> {
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await it.ann.uses('Check in');
  await it.ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  await it.ann.opensHome();
  await it.hearth.settles();
}

/** Ann also writes Tuesday's check-in. */
async function writesTuesday(it: Story, next: string, more: Record<string, string> = {}): Promise<void> {
  await hasCheckedIn(it);
  await it.ann.chooses('Check in for tomorrow');
  await it.ann.fills({ 'What will you do next?': next, ...more }).submits();
  await it.hearth.settles();
}

story('tomorrow’s check-in can be written today, and is posted when it opens', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await hasCheckedIn(it);
  await ann.chooses('Check in for tomorrow');
  expect(ann.reads('modal')).toContain(
    'This is the check-in for Tuesday 24 November. If you share your answer, it’s posted when the check-in opens.',
  );
  await ann.chooses('Ship it');
  await ann.fills({ 'What will you do next?': 'Rest a bit' }).submits();
  await hearth.settles();
  await ann.sees('Home', /You checked in at 09:00\. Your check-in for tomorrow is written too\./);
  await ann.chooses('Edit check-in for tomorrow');
  expect(ann.reads('modal')).toContain('What will you do next? (optional): Rest a bit');
  await ann.closes();
  await expect(ben.sees(makers, /Tuesday’s check-ins/, { within: 300 })).rejects.toThrow('does not see');
  await it.itIs(TUESDAY, '08:59');
  await expect(ben.sees(makers, /Tuesday’s check-ins/, { within: 300 })).rejects.toThrow('does not see');
  const asked = ann.directMessages().length;
  await it.itIs(TUESDAY, '09:02');
  await ben.sees(await ben.sees(makers, /Tuesday’s check-ins/), /Rest a bit/);
  expect(ann.directMessages()).toHaveLength(asked);
  await it.itIs(WEDNESDAY, '09:00');
  expect(ann.directMessages()).toHaveLength(asked + 1);
});

story('what is changed before it opens is posted once, as it is then', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await writesTuesday(it, 'Rest a bit');
  await ann.chooses('Edit check-in for tomorrow');
  await ann.fills({ 'What will you do next?': 'Rest a lot' }).submits();
  await hearth.settles();
  await it.itIs(TUESDAY, '09:02');
  const thread = await ben.sees(makers, /Tuesday’s check-ins/);
  await ben.sees(thread, /Rest a lot/);
  const answers = it.slack.calls('chat.postMessage').filter((call) => call.arguments.thread_ts === thread.ts);
  expect(answers).toHaveLength(1);
  expect(hearth.log.filter(({ level }) => level >= 50)).toEqual([]);
});

story('what only its author sees is not posted when it opens', async (it) => {
  await writesTuesday(it, 'Rest a bit', { 'Who sees it?': 'Only me' });
  await it.itIs(TUESDAY, '09:02');
  await expect(it.ben.sees(it.makers, /Tuesday’s check-ins/, { within: 300 })).rejects.toThrow('does not see');
});

/** Returns what Ben reads in Tuesday's thread after its time; undefined if there is no thread. */
async function tuesdaysThread({ ben, makers }: Story): Promise<string | undefined> {
  return ben
    .sees(makers, /Tuesday’s check-ins/, { within: 300 })
    .then((thread) => ben.reads(thread))
    .catch(() => undefined);
}

story('what a member wrote ahead of time stays theirs if they stop before it opens', async (it) => {
  const { ann, makers, hearth } = it;
  await writesTuesday(it, 'Rest a bit');
  const before = ann.directMessages().length;
  await ann.types('/hearth stop', { in: makers });
  await ann.closesAll();
  await hearth.settles();
  await it.itIs(TUESDAY, '09:02');
  expect(await tuesdaysThread(it)).toBeUndefined();
  await it.ben.uses('Check in');
  await it.ben.fills({ 'What will you do next?': 'Ship it' }).submits();
  await hearth.settles();
  expect(await tuesdaysThread(it)).toContain('1 so far* · Ben Okafor');
  expect(await tuesdaysThread(it)).not.toContain('Rest a bit');
  await it.itIs(WEDNESDAY, '09:02');
  expect(ann.directMessages()).toHaveLength(before);
  await ann.types('/hearth history', { in: makers });
  expect(ann.reads('modal')).toContain('Rest a bit');
  expect(hearth.log.filter(({ level }) => level >= 50)).toEqual([]);
});

story('it is posted if they have started again by then', async (it) => {
  const { ann, makers, hearth } = it;
  await writesTuesday(it, 'Rest a bit');
  for (const word of ['stop', 'start']) {
    await ann.types(`/hearth ${word}`, { in: makers });
    await ann.closesAll();
    await hearth.settles();
  }
  await it.itIs(TUESDAY, '09:02');
  expect(await tuesdaysThread(it)).toContain('Rest a bit');
});

story('it is not posted if they have left the channel, or were erased', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await writesTuesday(it, 'Rest a bit');
  await it.itIs(MONDAY, '09:20');
  await ben.opensHome();
  await hearth.settles();
  await ben.presses('Check in');
  await ben.fills({ 'What will you do next?': 'Ship it' }).submits();
  await hearth.settles();
  await ben.opensHome();
  await hearth.settles();
  await ben.chooses('Check in for tomorrow');
  await ben.fills({ 'What will you do next?': 'Rest a lot' }).submits();
  await ann.leaves(makers);
  await ben.types('/hearth data', { in: makers });
  await ben.presses('Erase me');
  await ben.presses('Erase me');
  await ben.closesAll();
  await hearth.settles();
  await it.itIs(TUESDAY, '09:02');
  await expect(it.noor.sees(makers, /Tuesday’s check-ins/, { within: 300 })).rejects.toThrow('does not see');
  expect(hearth.log.filter(({ level }) => level >= 50)).toEqual([]);
});

story(
  'pressed a day later, “Check in for tomorrow” opens the one that it named, which is the current one',
  async (it) => {
    const { ann } = it;
    await hasCheckedIn(it);
    const home = ann.home;
    await it.itIs(TUESDAY, '09:00');
    expect(ann.home).toBe(home);
    await ann.chooses('Check in for tomorrow');
    expect(ann.reads('modal')).not.toContain('Wednesday');
    await ann.fills({ 'What will you do next?': 'Rest a bit' }).submits();
    await it.hearth.settles();
    await it.ben.sees(await it.ben.sees(it.makers, /Tuesday’s check-ins/), /Rest a bit/);
  },
);
