import { addDays } from '../../src/core/calendar.js';
import { addCommunities } from '../support/long-lists.js';
import { joinCheckins, setsUp } from '../support/opening.js';
import { ASK_DAY, HELLO_DAY, startNudges } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
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
  expect(ann.reads('modal')).toContain('Several check-ins are due.');
  await ann.presses('Check in: Owls');
  expect(ann.reads('modal')).toContain('For Owls');
});

story('stopping check-ins asks in which of several communities, unless the channel says it', async (it) => {
  const { ann, makers, hearth } = it;
  await inTwo(it, '21:00');
  await ann.types('/hearth stop', { in: 'DM' });
  expect(ann.reads('modal')).toBe(
    [
      '== Stop check-ins ==',
      'You take part in several check-ins. Which ones would you like to stop?',
      '*Makers* [Stop check-ins]',
      '*Owls* [Stop check-ins]',
      '[Close]',
    ].join('\n'),
  );
  await ann.presses('Stop check-ins: Owls');
  expect(ann.reads('modal')).toContain('You’re no longer taking part in check-ins in Owls.');
  await ann.presses('Join check-ins');
  await ann.closesAll();
  await hearth.settles();

  await ann.uses('Do something…');
  await ann.presses('Stop check-ins');
  expect(ann.reads('modal')).toContain('Which ones would you like to stop?');
  await ann.closesAll();
  expect(await ann.types('/hearth stop', { in: makers })).toContain(
    'You’re no longer taking part in check-ins in Makers.',
  );
  // Only one is left, whichever community Home shows.
  expect(await ann.types('/hearth stop', { in: 'DM' })).toContain('You’re no longer taking part in check-ins in Owls.');
  await ann.uses('Do something…');
  expect(ann.reads('modal')).not.toContain('Stop check-ins');
});

story(
  'two members of two communities are never asked about the same person, not even at the same moment',
  async (it) => {
    const { noor, ben, ann, databaseUrl } = it;
    await it.settlesIn();
    await addCommunities(it, ann, 1);
    const other = `from communities where channel_id = 'CX1'`;
    // Ben set up the other community, so he is asked there, and Noor in Makers. Noor is a member of both.
    await allRows(databaseUrl, `update communities set created_by = '${ben.id}' where channel_id = 'CX1'`);
    for (const { id } of [noor, ben]) {
      await allRows(
        databaseUrl,
        `insert into members (workspace_id, community_id, user_id, joined_at)
       select workspace_id, id, '${id}', created_at ${other}`,
      );
    }
    await startNudges(it);
    await allRows(
      databaseUrl,
      `insert into nudge_rounds (workspace_id, community_id, user_id, look_at, since)
     select workspace_id, (select id ${other}), user_id, look_at, since from nudge_rounds where user_id = '${ann.id}'`,
    );
    const asked = () =>
      [noor, ben].flatMap((it) => it.directMessages()).filter((text) => /\*Ann Berger\*.*since they joined/.test(text));
    for (const day of [HELLO_DAY, addDays(HELLO_DAY, 1), ASK_DAY, addDays(ASK_DAY, 1), addDays(ASK_DAY, 2)])
      await it.itIs(day, '10:00');
    expect(asked()).toHaveLength(1);
    expect(asked()[0]).toMatch(/in \*(?:Makers|Circle 001)\* since they joined/);
    const rounds = await allRows(databaseUrl, `select stage from nudge_rounds where user_id = '${ann.id}'`);
    expect(rounds).toEqual([{ stage: 'ask' }, { stage: 'ask' }]);
  },
);
