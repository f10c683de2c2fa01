import { addDays } from '../../src/core/calendar.js';
import { annHasOnList } from '../support/checking-in.js';
import { allRows } from '../support/rows.js';
import { captureRequests, requestOf } from '../support/signed.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);
const WEDNESDAY = addDays(MONDAY, 2);

/** Ann has these commitments of Monday on her list, and is asked on Tuesday. */
async function isAsked(it: Story, texts: readonly string[]): Promise<void> {
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await annHasOnList(it, texts, MONDAY);
  await it.itIs(TUESDAY, '09:00');
}

/** The commitments that are not open, in the order of the list. */
async function ended(it: Story): Promise<unknown[]> {
  return (await allRows(it.databaseUrl, `select text from commitments where state = 'done' order by position`)).map(
    ({ text }) => text,
  );
}

const dmOf = ({ ann }: Story) => ann.directMessages().at(-1);

story('a tick in the DM shows on Home and in the form, and the thread says it once', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await isAsked(it, ['Ship it', 'Call Mia']);
  const message = makers && (await ann.sees('DM', /Morning, Ann/));
  await ann.chooses('Ship it', { in: 'DM' });
  await hearth.settles();
  expect(dmOf(it)).toContain('One of the two things on your list is done:\n[x] Ship it\n[ ] Call Mia');
  expect(message).toMatchObject({ text: expect.stringContaining('✓  Ship it\n•  Call Mia') });
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).toContain('*On your list*\n[x] Ship it\n[ ] Call Mia');
  await ann.uses('Check in');
  expect(ann.reads('modal')).toContain('  [x] Ship it\n  [ ] Call Mia');
  await ann.submits();
  await hearth.settles();
  const day = await ben.sees(makers, /Tuesday’s check-ins/);
  await ben.sees(day, /✓ {2}Ship it\n→ {2}Call Mia _\(carried over\)_/);
  await it.itIs(WEDNESDAY, '09:00');
  expect(dmOf(it)).toContain('One thing is on your list:\n[ ] Call Mia');
});

story('a tick can be taken back, also on Home, and does not answer the check-in', async (it) => {
  const { ann, hearth } = it;
  await isAsked(it, ['Ship it', 'Call Mia']);
  await ann.opensHome();
  await hearth.settles();
  await ann.chooses('Ship it');
  await ann.chooses('Call Mia');
  await hearth.settles();
  expect(await ended(it)).toEqual(['Ship it', 'Call Mia']);
  expect(dmOf(it)).toContain('Everything on your list is done:\n[x] Ship it\n[x] Call Mia');
  await ann.chooses('Ship it');
  await hearth.settles();
  await ann.chooses('Call Mia', { in: 'DM' });
  await hearth.settles();
  expect(await ended(it)).toEqual([]);
  expect(dmOf(it)).toContain('Two things are on your list:\n[ ] Ship it\n[ ] Call Mia\n[Check in]');
  expect(ann.reads('Home')).toContain('[ ] Ship it\n[ ] Call Mia');
});

story('what is ticked after an answer, or before one that is missed, is said by the next answer', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await isAsked(it, ['Ship it', 'Call Mia', 'Rest']);
  await ann.uses('Check in');
  await ann.fills({ 'What’s done?': 'Ship it', 'What will you do next?': 'Tell everyone' }).submits();
  await ann.opensHome();
  await hearth.settles();
  await ann.chooses('Tell everyone');
  await hearth.settles();
  expect(ann.reads('Home')).toContain('*Next up*\n[ ] Call Mia\n[ ] Rest\n[x] Tell everyone');
  await ann.uses('Check in');
  await ann.submits();
  await it.itIs(WEDNESDAY, '09:00');
  await ann.chooses('Call Mia', { in: 'DM' });
  await it.itIs(addDays(MONDAY, 3), '09:00');
  expect(dmOf(it)).toContain(
    'Two of the three things on your list are done:\n[x] Call Mia\n[ ] Rest\n[x] Tell everyone',
  );
  await ann.uses('Check in');
  await ann.submits();
  await hearth.settles();
  const thursday = await ben.sees(makers, /Thursday’s check-ins/);
  await ben.sees(thursday, /✓ {2}Call Mia\n✓ {2}Tell everyone\n→ {2}Rest _\(carried over\)_/);
  const tuesday = await ben.sees(makers, /Tuesday’s check-ins/);
  expect(ben.reads(tuesday)).toContain('✓  Ship it');
  expect(ben.reads(tuesday)).not.toContain('✓  Tell everyone');
});

story('a tick while the form is open stays, and what was removed meanwhile stays removed', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await isAsked(it, ['Ship it', 'Call Mia', 'Rest']);
  await ann.opensHome();
  await hearth.settles();
  await ann.uses('Check in');
  await ann.chooses('Ship it', { in: 'Home' });
  await hearth.settles();
  await ann.fills({ 'Remove from my list': ['Call Mia'] });
  const stale = [...(ann.home?.blocks ?? [])];
  await ann.submits();
  await hearth.settles();
  const day = await ben.sees(makers, /Tuesday’s check-ins/);
  await ben.sees(day, /✓ {2}Ship it\n→ {2}Rest _\(carried over\)_/);
  if (ann.home) ann.home.blocks = stale;
  await ann.chooses('Call Mia', { in: 'Home' });
  await ann.opensHome();
  await hearth.settles();
  expect(await ended(it)).toEqual(['Ship it']);
  expect(ann.reads('Home')).toContain('*Next up*\n[ ] Rest\n[');
});

for (const [onHome, inTheDm] of [
  ['Call Mia', ['Ship it']],
  ['Ship it', ['Ship it', 'Call Mia']],
] as const)
  story(`a tick of “${onHome}” on an old list unticks nothing of ${inTheDm.length} elsewhere`, async (it) => {
    const { ann, hearth } = it;
    await isAsked(it, ['Ship it', 'Call Mia']);
    await ann.opensHome();
    await hearth.settles();
    const old = [...(ann.home?.blocks ?? [])];
    for (const text of inTheDm) {
      await ann.chooses(text, { in: 'DM' });
      await hearth.settles();
    }
    if (ann.home) ann.home.blocks = old;
    await ann.chooses(onHome, { in: 'Home' });
    await hearth.settles();
    expect(await ended(it)).toEqual(['Ship it', 'Call Mia']);
  });

story('of two presses that overtake each other, the later one counts', async (it) => {
  const { ann, slack, hearth } = it;
  await isAsked(it, ['Ship it', 'Call Mia']);
  const presses = await captureRequests(slack, async () => {
    await ann.chooses('Ship it', { in: 'DM' });
    await ann.chooses('Call Mia', { in: 'DM' });
    await ann.chooses('Ship it', { in: 'DM' });
  });
  for (const sent of presses.toReversed()) {
    const answer = await fetch(`${hearth.url}/slack/events`, requestOf(sent, slack.app.signingSecret));
    expect(answer.status).toBe(200);
  }
  await hearth.settles();
  expect(presses).toHaveLength(3);
  expect(await ended(it)).toEqual(['Call Mia']);
});

story('a tick in the message of a check-in that is over counts, and offers the current one', async (it) => {
  const { ann, hearth } = it;
  await isAsked(it, ['Ship it', 'Call Mia']);
  const old = await ann.sees('DM', /Morning, Ann/);
  const blocks = 'blocks' in old ? [...old.blocks] : [];
  await it.itIs(WEDNESDAY, '09:00');
  old.blocks = blocks;
  await ann.chooses('Ship it', { in: old });
  await hearth.settles();
  expect(ann.reads('modal')).toContain('The check-in for Tuesday 24 November has closed.');
  expect(ann.directMessages().slice(-2)).toEqual([
    'Hearth: You didn’t check in on Tuesday 24 November. No harm done.',
    expect.stringContaining('One of the two things on your list is done:\n[x] Ship it\n[ ] Call Mia'),
  ]);
});

story('a list of more than ten is ticked in two parts on Home, and its message shows ten', async (it) => {
  const { ann, hearth } = it;
  await isAsked(
    it,
    Array.from({ length: 12 }, (_, i) => `Thing ${i + 1}`),
  );
  expect(dmOf(it)).toContain('[ ] Thing 10\n· and 2 more\n[Check in]');
  await ann.opensHome();
  await hearth.settles();
  await ann.chooses('Thing 12');
  await hearth.settles();
  expect(ann.reads('Home')).toContain('[ ] Thing 11\n[x] Thing 12\n');
  await ann.chooses('Thing 3');
  await hearth.settles();
  expect(await ended(it)).toEqual(['Thing 3', 'Thing 12']);
});
