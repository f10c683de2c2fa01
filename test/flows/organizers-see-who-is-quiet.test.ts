import { addDays } from '../../src/core/calendar.js';
import { forgeHome, forgeModal } from '../support/forge.js';
import { opensSettings } from '../support/opening.js';
import {
  ASK_DAY,
  HELLO_DAY,
  LAST_QUESTION_DAY,
  nobodyChecksIn,
  proactiveMessages,
  startNudges,
} from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

async function home(person: Story['ann'], it: Story): Promise<string> {
  await person.opensHome();
  await it.hearth.settles();
  return person.reads('Home');
}

/** Returns the section of Home that lists an organizer's tasks. */
const needs = (text: string) => text.split('# Needs you\n')[1]?.split('\n---')[0];

const TOO_FEW = (nudged: number, alone: number) =>
  `· Whether it helps: too few to say. It takes 10 I wrote to (so far ${nudged}) and 10 left alone (so far ${alone}).`;

story('an organizer sees who has gone quiet, since when, and what was tried', async (it) => {
  const { noor, ann, ben } = it;
  await startNudges(it);
  await ann.posts(it.makers, 'Hi all');
  expect(needs(await home(noor, it))).toBe('Nothing needs you today.');
  expect(needs(await home(ann, it))).toBeUndefined();
  await it.itIs(HELLO_DAY, '09:50');
  await ben.posts(it.makers, 'Shipped it');
  await it.itIs(HELLO_DAY, '10:00');
  expect(needs(await home(noor, it))).toBe('•  1 member has gone quiet [See who]');
  await it.itIs(ASK_DAY, '10:00');
  expect(needs(await home(noor, it))).toBe('•  2 members have gone quiet [See who]');
  await noor.presses('See who');
  expect(noor.reads('modal')).toBe(
    [
      '== Quiet members ==',
      '*Ann Berger*, quiet since Monday 23 November',
      '_I wrote on Monday 30 November; Noor Haddad was asked to say hello on Monday 7 December_ [I’ll write]',
      '*Ben Okafor*, quiet since Monday 30 November',
      '_I wrote on Monday 7 December_ [I’ll write]',
      TOO_FEW(2, 0),
      '[Close]',
    ].join('\n'),
  );
  await noor.presses('I’ll write');
  await noor.closesAll();
  await ben.posts(it.makers, 'Here I am');
  expect(needs(await home(noor, it))).toBe('Nothing needs you today.');
});

story('organizers choose the stages and thresholds of nudges, and Hearth follows them', async (it) => {
  const { noor, ann, ben } = it;
  await it.settlesIn();
  await nobodyChecksIn(it);
  await home(noor, it);
  await opensSettings(noor, 'Quiet members');
  expect(noor.reads('modal')).toBe(
    [
      '== Quiet members ==',
      'When somebody goes quiet (optional):',
      '  [x] At once: a word to them, about something that concerns them',
      '  [x] A week later: somebody is asked to say hello',
      '  [x] Two weeks after that: keep me in, pause, or leave?',
      'Quiet is who was silent for at least: 7 days',
      'and, measured by what is usual for them, at least: 3 times as long',
      'How many are left alone, to see whether this helps: 10 of 100',
      TOO_FEW(0, 0),
      '[Who is quiet?] [Who hears this week?] [Send me a rehearsal]',
      '[Cancel] [Save]',
    ].join('\n'),
  );
  await noor
    .fills({
      'When somebody goes quiet': ['A week later: somebody is asked to say hello'],
      'Quiet is who was silent for at least': '10 days',
      'How many are left alone, to see whether this helps': 'Nobody',
    })
    .submits();
  await it.hearth.settles();
  const policy = 'select stages, least_days, times_gap, hold_out_percent, version from nudge_policies';
  expect(await allRows(it.databaseUrl, policy)).toEqual([
    { stages: ['ask'], least_days: 10, times_gap: 3, hold_out_percent: 0, version: 1 },
  ]);
  await it.itIs(addDays(MONDAY, 10), '10:00');
  await it.itIs(addDays(MONDAY, 16), '10:00');
  expect([proactiveMessages(ann), proactiveMessages(noor)]).toEqual([[], []]);
  await it.itIs(addDays(MONDAY, 17), '10:00');
  const [only, ...more] = proactiveMessages(noor);
  expect(more).toEqual([]);
  expect(
    only
      ?.split('\n')
      .filter((line) => line.startsWith('('))
      .sort(),
  ).toEqual(['(ask: Ann Berger since they joined)', '(ask: Ben Okafor since they joined)']);
  await it.itIs(addDays(MONDAY, 31), '10:00');
  expect([proactiveMessages(ann), proactiveMessages(ben)]).toEqual([[], []]);
});

story('an organizer sees which members would be nudged this week', async (it) => {
  const { noor, ben } = it;
  await startNudges(it);
  await it.itIs(addDays(MONDAY, 4), '10:00');
  await ben.posts(it.makers, 'Shipped it');
  await home(noor, it);
  await opensSettings(noor, 'Quiet members');
  await noor.presses('Who hears this week?');
  expect(noor.reads('modal')).toBe(
    [
      '== This week ==',
      'If nothing changes. A sign of life from them, and they hear nothing.',
      '•  *Ann Berger*: a word from me, on Monday 30 November',
      '[Close]',
    ].join('\n'),
  );
});

story('an organizer gets a rehearsal of every message, and its buttons do nothing', async (it) => {
  const { noor, hearth } = it;
  await startNudges(it);
  await home(noor, it);
  await opensSettings(noor, 'Quiet members');
  await noor.presses('Send me a rehearsal');
  expect(noor.reads('modal')).toContain('It is on its way: look into your messages with me.');
  await noor.closesAll();
  await hearth.settles();
  expect(proactiveMessages(noor)).toEqual([
    [
      'A rehearsal: this is what members would read. Only you get it, and its buttons do nothing.',
      '---',
      '· *To who has gone quiet*',
      'Whatever you are at just now, *Makers* would like to hear of it.',
      '(hello)',
      '[Open the channel]',
      '· You usually drop by every day. It has been 7 days.',
      '---',
      '· *A week later, to who knows them*',
      '(ask: Noor Haddad since Monday 23 November)',
      '· Only you see this, and nobody else is asked today.',
      '[I’ll write]',
      '· You set this community up. It has been 7 days since they were here.',
      '---',
      '· *Two weeks after that*',
      '(last)',
      '· “Keep me in” changes nothing. “Pause for a month” keeps every question away until then. Whatever you choose, this was the last of these for three months.',
      '[Keep me in] [Pause for a month] [Leave]',
      '· You usually drop by every day. It has been 7 days.',
    ].join('\n'),
  ]);
  await noor.opensDirectMessages();
  for (const button of ['I’ll write', 'Keep me in', 'Pause for a month']) {
    await noor.presses(button);
    expect(noor.reads('modal')).toContain('That was a rehearsal, so nothing happens.');
    await noor.closesAll();
  }
});

story(
  'a member of the comparison group gets no message, and organizers see them once their outcome is known',
  async (it) => {
    const { noor, ann, ben } = it;
    await startNudges(it, 100);
    await it.itIs(HELLO_DAY, '10:00');
    expect(needs(await home(noor, it))).toBe('Nothing needs you today.');
    await ben.posts(it.makers, 'Here I am');
    await it.itIs(ASK_DAY, '10:00');
    expect(needs(await home(noor, it))).toBe('•  1 member has gone quiet [See who]');
    await noor.presses('See who');
    expect(noor.reads('modal')).toBe(
      [
        '== Quiet members ==',
        '*Ann Berger*, quiet since they joined',
        '_Left alone by me, to see whether a word from me helps_ [I’ll write]',
        TOO_FEW(0, 3),
        '[Close]',
      ].join('\n'),
    );
    const rounds = `select user_id, returned from nudge_rounds where returned is not null order by 1`;
    expect(await allRows(it.databaseUrl, rounds)).toEqual([
      { user_id: noor.id, returned: true },
      { user_id: ann.id, returned: false },
      { user_id: ben.id, returned: true },
    ]);
    for (const day of [LAST_QUESTION_DAY, addDays(LAST_QUESTION_DAY, 80)]) await it.itIs(day, '10:00');
    expect(proactiveMessages(ann)).toEqual([]);
  },
);

story('only organizers see or change the settings for quiet members', async (it) => {
  const { noor, ann, hearth } = it;
  await startNudges(it);
  const [row] = await allRows(it.databaseUrl, 'select id::text from communities');
  const carry = { communityId: String(row?.id) };
  await home(noor, it);
  await opensSettings(noor, 'Quiet members');
  forgeModal(noor, { communityId: '0b0f6f0e-6a5c-4c7e-9a55-0d5f1f4c1a11' });
  await noor.submits();
  expect(Object.values(noor.errors())).toEqual([
    'That is not here any more. What there is now is on Hearth’s Home tab.',
  ]);
  await noor.closesAll();
  await home(noor, it);
  await opensSettings(noor, 'Quiet members');
  await allRows(it.databaseUrl, `delete from community_roles where user_id = '${noor.id}'`);
  for (const button of ['Who is quiet?', 'Who hears this week?', 'Send me a rehearsal']) {
    await noor.presses(button);
    expect(noor.reads('modal')).toContain('That is for the organizers of this community.');
    await noor.closes();
  }
  await noor.submits();
  expect(Object.values(noor.errors())).toEqual(['That is for the organizers of this community.']);
  await noor.closesAll();
  forgeHome(noor, carry, 'nudges.settings');
  await noor.presses('Community settings');
  expect(noor.reads('modal')).toContain('That is for the organizers of this community.');
  await hearth.settles();
  expect(proactiveMessages(ann)).toEqual([]);
});
