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

const TOO_FEW = (soFar: number) =>
  `· Too early to tell whether messages help. That takes 10 results; so far, there are ${soFar}.`;

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
      '· A line from you helps more than one from Hearth. You write it yourself; Hearth won’t send anything for you.',
      '*Ann Berger*, quiet since Monday 23 November',
      '_Hearth wrote on Monday 30 November; you were asked today to say hello_ [Write to Ann]',
      '*Ben Okafor*, quiet since Monday 30 November',
      '_Hearth wrote today_ [Write to Ben]',
      TOO_FEW(2),
      '[Close]',
    ].join('\n'),
  );
  await noor.presses('Write to Ann');
  await noor.closesAll();
  await ben.posts(it.makers, 'Here I am');
  expect(needs(await home(noor, it))).toBe('Nothing needs you today.');
});

story('an organizer who is quiet finds themselves in the list, without a button', async (it) => {
  const { noor } = it;
  await startNudges(it);
  await it.itIs(HELLO_DAY, '10:00');
  await noor.types('/hearth settings', { in: it.makers });
  await noor.presses('Change: Quiet members');
  await noor.presses('See who’s quiet');
  const listed = noor.reads('modal').split('\n').slice(2, 8);
  expect(listed.sort()).toEqual([
    '*Ann Berger*, quiet since they joined',
    '*Ben Okafor*, quiet since they joined',
    '*You*, quiet since you joined',
    '_Hearth wrote today_',
    '_Hearth wrote today_ [Write to Ann]',
    '_Hearth wrote today_ [Write to Ben]',
  ]);
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
      'When someone goes quiet (optional):',
      '  [x] At once: a message about something that’s relevant to them',
      '  [x] A week later: another member is asked to say hello',
      '  [x] Two weeks after that: stay, pause, or leave?',
      'Count someone as quiet after: 7 days',
      'and at least: 3 times their usual gap',
      'Comparison group: Off',
      TOO_FEW(0),
      '[See who’s quiet] [See this week] [Send a preview]',
      '[Cancel] [Save]',
    ].join('\n'),
  );
  await noor
    .fills({
      'When someone goes quiet': ['A week later: another member is asked to say hello'],
      'Count someone as quiet after': '10 days',
      'Comparison group': '5% of quiet members',
    })
    .submits();
  await it.hearth.settles();
  const policy = 'select stages, least_days, times_gap, hold_out_percent, version from nudge_policies';
  expect(await allRows(it.databaseUrl, policy)).toEqual([
    { stages: ['ask'], least_days: 10, times_gap: 3, hold_out_percent: 5, version: 1 },
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
  await noor.presses('See this week');
  expect(noor.reads('modal')).toBe(
    [
      '== This week ==',
      'This is the plan if nothing changes. Members who become active get no message.',
      '•  *Ann Berger*: a message on Monday 30 November',
      '[Close]',
    ].join('\n'),
  );
});

story('an organizer gets a preview of every message, with its buttons as text', async (it) => {
  const { noor, hearth } = it;
  await startNudges(it);
  await home(noor, it);
  await opensSettings(noor, 'Quiet members');
  await noor.presses('Send a preview');
  expect(noor.reads('modal')).toContain('It’s on its way to your messages with Hearth.');
  await noor.closesAll();
  await hearth.settles();
  expect(proactiveMessages(noor)).toEqual([
    [
      'A preview of what members would read. Only you can see it.',
      '---',
      '· *To someone who has gone quiet*',
      'Whatever you’re working on, *Makers* would love to hear about it.',
      '(hello)',
      '· [Open the channel]',
      '· You usually drop by every day. It’s been 7 days.',
      '---',
      '· *A week later, to someone who knows them*',
      '(ask: Noor Haddad since Monday 16 November)',
      '· Only you see this, and I haven’t asked anyone else today.',
      '· [I’ll write]',
      '· You set this community up. It’s been 7 days since they were here.',
      '---',
      '· *Two weeks after that*',
      '(last)',
      '· “Keep me in” lets you choose how often I ask you to check in. “Pause for a month” means I won’t ask you anything for a month. Either way, I won’t bring this up again for three months.',
      '· [Keep me in] [Pause for a month] [Leave]',
      '· You usually drop by every day. It’s been 7 days.',
    ].join('\n'),
  ]);
  // Previews from before had buttons.
  for (const id of ['nudges.write', 'nudges.keep', 'nudges.pause']) {
    await home(noor, it);
    forgeHome(noor, { roundId: '00000000-0000-0000-0000-000000000000' }, id);
    await noor.presses('Preferences');
    expect(noor.reads('modal')).toContain('That was a preview, so nothing happens.');
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
        '· A line from you helps more than one from Hearth. You write it yourself; Hearth won’t send anything for you.',
        '*Ann Berger*, quiet since they joined',
        '_In the comparison group, so Hearth sent no message_ [Write to Ann]',
        TOO_FEW(0),
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
    'That isn’t here anymore. You’ll find what’s current on Hearth’s Home tab.',
  ]);
  await noor.closesAll();
  await home(noor, it);
  await opensSettings(noor, 'Quiet members');
  await allRows(it.databaseUrl, `delete from community_roles where user_id = '${noor.id}'`);
  for (const button of ['See who’s quiet', 'See this week', 'Send a preview']) {
    await noor.presses(button);
    expect(noor.reads('modal')).toContain('Only organizers of this community can do that.');
    await noor.closes();
  }
  await noor.submits();
  expect(Object.values(noor.errors())).toEqual(['Only organizers of this community can do that.']);
  await noor.closesAll();
  forgeHome(noor, carry, 'nudges.settings');
  await noor.presses('Community settings');
  expect(noor.reads('modal')).toContain('Only organizers of this community can do that.');
  await hearth.settles();
  expect(proactiveMessages(ann)).toEqual([]);
});

story('somebody who wrote to a member weeks before they went quiet has not taken that on', async (it) => {
  await startNudges(it);
  await allRows(
    it.databaseUrl,
    `insert into nudge_claims select workspace_id, id, '${it.noor.id}', timestamptz '${MONDAY}' - interval '1 month', 'wrote'
     from nudge_rounds where user_id = '${it.ann.id}'`,
  );
  await it.itIs(HELLO_DAY, '10:00');
  expect(needs(await home(it.noor, it))).toBe('•  2 members have gone quiet [See who]');
});
