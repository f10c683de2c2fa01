import { addDays } from '../../src/core/calendar.js';
import { joinCheckins, setsUp } from '../support/opening.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);

/** Ann is in #makers, where she is asked at 9:00, and in #owls, where she is asked at `time`. */
async function inTwo(it: Story, time: string): Promise<void> {
  const { ann, noor, hearth, workspace } = it;
  const owls = workspace.channel({ name: 'owls', members: [ann, noor] });
  await it.settlesIn();
  await setsUp(noor, '#owls', { 'Ask at': time, 'Answers by': '23:30' });
  await hearth.settles();
  await joinCheckins(owls, [ann]);
}

async function homeOf({ ann, hearth }: Story): Promise<string> {
  await ann.opensHome();
  await hearth.settles();
  return ann.reads('Home').split('\n')[0] ?? '';
}

story('Home shows the community that needs something, else the first, until the member chooses', async (it) => {
  const { ann, hearth } = it;
  await inTwo(it, '21:00');
  expect(await homeOf(it)).toBe('# Makers');
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '21:00');
  expect(await homeOf(it)).toBe('# Owls');
  await ann.chooses('Makers');
  await hearth.settles();
  await it.itIs(TUESDAY, '09:00');
  await it.itIs(TUESDAY, '21:00');
  expect(await homeOf(it)).toBe('# Makers');

  // `/hearth` means the channel’s community, else the one that is due; the shortcut means the one that is due.
  await ann.types('/hearth', { in: it.makers });
  expect(ann.reads('modal')).toContain('For Makers');
  await ann.closesAll();
  await ann.types('/hearth', { in: 'DM' });
  expect(ann.reads('modal')).toContain('For Owls');
  await ann.closesAll();
  await ann.uses('Check in');
  expect(ann.reads('modal')).toContain('For Owls');
});

story('the shortcut asks which check-in is meant if several are due', async (it) => {
  const { ann } = it;
  await inTwo(it, '09:00');
  await it.itIs(MONDAY, '09:00');
  await ann.uses('Check in');
  expect(ann.reads('modal')).toContain('Check-ins are due in several communities.');
  await ann.presses('Check in: Owls');
  expect(ann.reads('modal')).toContain('For Owls');
});
