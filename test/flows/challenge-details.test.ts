import { addDays } from '../../src/core/calendar.js';
import { allRows, oneValue } from '../support/rows.js';
import { logsDays, schedulesChallenge, takePart } from '../support/running-challenges.js';
import { MONDAY, type Story, story } from '../support/story.js';
import { challengeRuns, hasLogged, inChallenge, takesPart } from '../support/taking-part.js';

/** Noor, Ann, Ben and Kim are in; Kim is silent. Mia is a member who takes no part. It is the fourth day. */
async function fourTakePart(it: Story, more: Parameters<typeof inChallenge>[1] = {}) {
  const [kim, mia] = [it.person('Kim Sato'), it.person('Mia Laurent')];
  for (const one of [kim, mia]) it.makers.members.add(one.id);
  const id = await inChallenge(it, more);
  await takesPart(it, id, it.noor, it.ann, it.ben, kim);
  await hasLogged(it, id, it.ann, [1, 2, 3], { note: 'Page *one* <!channel>' });
  await hasLogged(it, id, it.ben, [1, 3]);
  await hasLogged(it, id, it.noor, [2]);
  await it.itIs('2026-11-26', '10:00');
  return { id, kim, mia };
}

async function seesDetails({ hearth }: Story, person: Story['ann']): Promise<string> {
  await person.closesAll();
  await person.opensHome();
  await hearth.settles();
  if (!person.reads('Home').includes('[Details]')) {
    await person.presses('Join');
    return person.reads('modal');
  }
  await person.presses('Details');
  return person.reads('modal');
}

story('everyone sees everyone’s progress, but never who is silent', async (it) => {
  const { ann, noor } = it;
  const { kim } = await fourTakePart(it);
  const details = await seesDetails(it, noor);
  expect(details).toContain(
    ['*Members*', '▰▱▱▱▱ Ann Berger: 3 of 10', '▰▱▱▱▱ Ben Okafor: 2 of 10', '▰▱▱▱▱ Noor Haddad: 1 of 10'].join('\n'),
  );
  expect(details).toContain('6 of 28 days together · 4 people');
  expect(details).toContain('Ann Berger · yesterday\nPage *one* <!channel> [Cheer]');
  for (const one of [noor, ann, kim]) expect(await seesDetails(it, one)).not.toMatch(/Kim Sato/);
});

story('teammates see each other, and others see sums', async (it) => {
  const { ann, ben, noor, databaseUrl } = it;
  const { id } = await fourTakePart(it, { visibility: 'team', hasRanks: true });
  await allRows(
    databaseUrl,
    `with made as (insert into challenge_teams (workspace_id, challenge_id, name)
       select workspace_id, '${id}', team from challenges, unnest(array['Blue', 'Red']) team returning id, name)
     update challenge_participants set team_id = made.id from made
     where made.name = case when user_id in ('${ann.id}', '${ben.id}') then 'Blue' else 'Red' end`,
  );
  const asAnn = await seesDetails(it, ann);
  expect(asAnn).toContain('*Teams*\nBlue: 5\nRed: 1');
  expect(asAnn).toContain('*Your team*\n▰▱▱▱▱ Ann Berger: 3 of 10\n▰▱▱▱▱ Ben Okafor: 2 of 10\n');
  expect(asAnn).not.toContain('Noor');
  expect(asAnn).toContain('*Near you*\n1. Ann Berger · 3\n· You’re in the lead. Enjoy it.');
  const asNoor = await seesDetails(it, noor);
  expect(asNoor).toContain('*Your team*\n▰▱▱▱▱ Noor Haddad: 1 of 10\n');
  expect(asNoor).not.toMatch(/Ann|Ben/);
});

story('only they see it, apart from the sum', async (it) => {
  const { ann, ben } = it;
  const { mia } = await fourTakePart(it, { visibility: 'me', hasRanks: true });
  const asAnn = await seesDetails(it, ann);
  expect(asAnn).toContain('6 of 28 days together · 4 people');
  expect(asAnn).not.toMatch(/Ann|Ben|Noor|Near you|Teams|Logs/);
  // An onlooker sees the sum.
  await allRows(it.databaseUrl, `update challenges set state = 'ended', ended_at = '2026-11-26', total = 6`);
  const asMia = await seesDetails(it, mia);
  expect(asMia).toContain('6 of 28 days together · 4 people');
  expect(asMia).not.toMatch(/Ann|Ben|Noor/);
  // Members who left the community see nothing.
  await seesDetails(it, ben);
  await ben.leaves(it.makers);
  await it.hearth.settles();
  await ben.presses('My logs');
  expect(ben.reads('modal')).toContain('That’s for members of the community.');
});

story('a member cheers once a day, and its author hears of it once', async (it) => {
  const { ann, ben, noor, hearth } = it;
  await fourTakePart(it);
  for (const one of [ben, noor]) {
    await seesDetails(it, one);
    await Promise.all([one.presses('Cheer: Ann Berger'), one.presses('Cheer: Ann Berger')]);
    await hearth.settles();
  }
  expect(await allRows(it.databaseUrl, 'select from_user from challenge_cheers')).toHaveLength(2);
  await ben.closesAll();
  const asBen = await seesDetails(it, ben);
  expect(asBen).toContain('2 cheers');
  expect(asBen).toContain('You’ve already cheered someone on today. You can cheer again tomorrow.');
  expect(asBen).not.toContain('[Cheer]');
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).toContain('Ben Okafor and Noor Haddad cheered you on. [See it]');
  // Those who left the community are not named.
  await ben.leaves(it.makers);
  await hearth.settles();
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).toContain('Noor Haddad cheered you on. [See it]');
  expect(ann.reads('Home')).not.toContain('Ben Okafor');
  await ann.presses('See it');
  await ann.closesAll();
  await hearth.settles();
  expect(ann.reads('Home')).not.toContain('cheered you on');
});

story('ranks show the three nearest, and can be left', async (it) => {
  const { noor, ben } = it;
  await fourTakePart(it, { hasRanks: true });
  const near = ['*Near you*', '1. Ann Berger · 3', '2. Ben Okafor · 2'].join('\n');
  expect(await seesDetails(it, noor)).toContain(`${near}\n· 1 day more and you’re level with Ben Okafor.`);
  expect(await seesDetails(it, ben)).toContain(`${near}\n· 1 day more and you’re level with Ann Berger.`);
  await ben.chooses('Hide me from ranks');
  expect(ben.reads('modal')).not.toContain('Near you');
  expect(await seesDetails(it, noor)).not.toContain('2. Ben');
});

story('logs come in pages, and challenges that are over stay in the history', async (it) => {
  const { ann, ben, hearth } = it;
  const id = await inChallenge(it);
  await takesPart(it, id, ann, ben);
  for (let n = 0; n < 3; n += 1) await hasLogged(it, id, ann, [1, 2, 3, 4, 5, 6, 7, 8], { note: `Round ${n}` });
  await it.itIs('2026-12-01', '10:00');
  await challengeRuns(it, {
    ...{ name: 'Last month', state: 'ended', firstDay: '2026-10-01', lastDay: '2026-10-14' },
    ...{ endedAt: new Date('2026-10-18T00:00:00Z'), total: 84, groupTarget: 70 },
  });
  await seesDetails(it, ben);
  expect(ben.reads('modal').match(/Round/g)).toHaveLength(20);
  await ben.presses('Earlier logs');
  expect(ben.reads('modal').match(/Round/g)).toHaveLength(4);
  await ben.presses('Later logs');
  expect(ben.reads('modal').match(/Round/g)).toHaveLength(20);
  await ben.closesAll();
  expect(ben.reads('Home')).not.toContain('Last month');
  expect(ben.reads('Home')).toContain('Earlier challenges [See results]');
  await ben.presses('See results');
  expect(ben.reads('modal')).toContain(
    '*Last month*\n84 of 70 days together\nThursday 1 October to Wednesday 14 October [Details]',
  );
  await ben.presses('Details: Last month');
  expect(ben.reads('modal')).toContain('84 of 70 days together');
  // Where nothing runs, the history stays.
  await allRows(it.databaseUrl, `update challenges set state = 'cancelled' where state = 'running'`);
  await ben.closesAll();
  await ben.opensHome();
  await hearth.settles();
  expect(ben.reads('Home')).toContain('# Challenges\nEarlier challenges [See results]');
});

story('its creator and organizers manage a challenge from its details, to which they return', async (it) => {
  const { ann, ben, noor } = it;
  await inChallenge(it, { createdBy: it.ann.id });
  const title = '*Write every day*\nWrite for ten minutes.';
  const id = await oneValue(it.databaseUrl, 'select id as value from challenges');
  await takesPart(it, String(id), ann, ben, noor);
  expect(await seesDetails(it, ben)).toContain(`${title}\n·`);
  expect(await seesDetails(it, noor)).toContain(`${title} [… Change… | Call off… | Copy… | Save as template]`);
  await noor.chooses('Save as template');
  expect(noor.reads('modal')).toContain('Saved “Write every day” as a template.');
  expect(await seesDetails(it, ann)).toContain(`${title} [… Change… | Call off… | Copy…]`);
  await ann.chooses('Change…');
  await ann.fills({ Name: 'Write daily' }).submits();
  expect(ann.reads('modal')).toContain('*Write daily*\nWrite for ten minutes. […');
  await ann.chooses('Call off…');
  await ann.fills({ 'Your message': 'Not the month for it.' }).submits();
  expect(ann.reads('modal')).toContain(' · called off: Not the month for it.');
  expect(ann.reads('modal')).toContain('*Write daily*\nWrite for ten minutes. [… Copy…]');
});

story('the details of a challenge that is over name only those who are still members', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await fourTakePart(it);
  await allRows(it.databaseUrl, `update challenges set state = 'ended', ended_at = '2026-11-26', total = 6`);
  await ben.leaves(makers);
  await hearth.settles();
  const details = await seesDetails(it, ann);
  expect(details).toContain('Sunday 6 December · it’s over\n');
  expect(details).toContain('6 of 28 days together · 4 people');
  expect(details).toContain('Noor Haddad · ');
  expect(details).not.toContain('Ben');
});

story('before the first day, the details say only what is to come, also once it is called off', async (it) => {
  const { ann, hearth, databaseUrl } = it;
  const later = { state: 'scheduled', firstDay: addDays(MONDAY, 7), lastDay: addDays(MONDAY, 20) } as const;
  const id = await inChallenge(it, later);
  await takesPart(it, id, ann);
  await ann.opensHome();
  await hearth.settles();
  const opens = async () => {
    await ann.presses('Details');
    const details = ann.reads('modal');
    await ann.closesAll();
    return details;
  };
  const words = [
    '== Challenge ==',
    '*Write every day*',
    'Write for ten minutes.',
    '· Monday 30 November to Sunday 13 December',
    '1 person',
    '---',
    'Your target: 10 days.',
  ];
  expect(await opens()).toBe([...words, '[… Change reminder | Pause | Leave…]', '[Close]'].join('\n'));
  await allRows(databaseUrl, `update challenges set state = 'cancelled', ended_at = now()`);
  expect(await opens()).toContain('Your target: 10 days.\n[Close]');
});

story('the details show the group’s curve up to the day before, once a day', async (it) => {
  const { ann, ben, noor, slack, hearth, clock } = it;
  await schedulesChallenge(it, { group_target: '28' });
  await takePart(it, [noor, ann, ben]);
  await it.itIs(MONDAY, '09:00');
  await logsDays(it, ann, [MONDAY, addDays(MONDAY, 1)]);
  await logsDays(it, ben, [MONDAY]);
  await clock.advance({ seconds: 20 });
  const curve = /\(picture: .*\)/;
  expect(await seesDetails(it, ann)).not.toMatch(curve);
  const files = () =>
    [...(slack.world.workspaces.get(it.workspace.id)?.files.values() ?? [])].map(({ title }) => title);
  const is = async (day: number, time: string) => {
    await it.itIs(addDays(MONDAY, day - 1), time);
    await clock.advance({ seconds: 20 });
  };
  await is(2, '00:01');
  await is(2, '09:00');
  await logsDays(it, noor, [MONDAY]);
  await clock.advance({ seconds: 20 });
  expect(files()).toEqual(['Up to day 1 of 14']);
  // It says what it shows, not what was logged since.
  const details = await seesDetails(it, ann);
  expect(details).toContain('4 of 28 days together');
  expect(curve.exec(details)?.[0]).toBe(
    '(picture: A line chart of the group’s progress up to day 1: 2 so far, where an even pace would be 2. The target is 28 days.)',
  );
  // Slack refuses the picture of the next day.
  slack.fail({ method: 'files.completeUploadExternal', with: { error: 'internal_error' } });
  await is(3, '00:01');
  expect(await seesDetails(it, ann)).toContain('up to day 1:');
  await is(4, '00:01');
  expect(files().filter((title) => title.startsWith('Up'))).toEqual(['Up to day 1 of 14', 'Up to day 3 of 14']);
  slack.fail({ method: 'views.open', with: { error: 'invalid_arguments' } });
  const without = await seesDetails(it, ann);
  expect(without).toContain('4 of 28 days together');
  expect(without).not.toMatch(curve);
  await hearth.settles();
});
