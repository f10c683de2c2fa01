import { addDays } from '../../src/core/calendar.js';
import { addCommunities, addMembers, expectWhole, pagesOf } from '../support/long-lists.js';
import { startNudges } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { MONDAY, story } from '../support/story.js';
import { hasLogged, inChallenge, takesPart } from '../support/taking-part.js';

const MEMBERS = 120;
const NEXT_WEEK = `timestamptz '${addDays(MONDAY, 7)} 12:00Z'`;
const NOW = `timestamptz '${MONDAY} 07:00Z'`;
const BEFORE = `timestamptz '${addDays(MONDAY, -2)} 07:00Z'`;

story('every list of a large community says exactly how many are left, and leads to them', async (it) => {
  const { noor, makers, databaseUrl, hearth, slack } = it;
  const run = (sql: string) => allRows(databaseUrl, sql);
  await it.settlesIn();
  await startNudges(it);
  await addMembers(it, MEMBERS);
  const everyone = `from members join communities on id = community_id where user_id like 'UX%'`;
  await run('delete from nudge_rounds');
  await run(
    `insert into nudge_rounds (workspace_id, community_id, user_id, look_at, since, stage, stage_at, hello_at, policy_version)
     select members.workspace_id, community_id, user_id, ${NEXT_WEEK}, ${BEFORE}, 'hello', ${BEFORE}, ${BEFORE}, 1 ${everyone}`,
  );
  await run(
    `insert into community_roles (workspace_id, community_id, user_id, role, granted_at, granted_by)
     select members.workspace_id, community_id, user_id, 'greeter', ${NOW}, '${noor.id}' ${everyone} limit 60`,
  );
  await run(
    `insert into newcomers (workspace_id, id, community_id, user_id, joined_at, welcomed_at, listed_at)
     select members.workspace_id, gen_random_uuid(), community_id, user_id, ${NOW}, ${NOW}, ${NOW} ${everyone}
     on conflict (workspace_id, community_id, user_id) do update set listed_at = ${NOW}, welcomed_at = ${NOW}, look_at = null`,
  );
  await run(
    `insert into feature_switches (workspace_id, community_id, feature, is_on)
     select workspace_id, id, 'moderation', true from communities`,
  );
  await run(
    `insert into moderation_cases (workspace_id, community_id, channel_id, ts, place, opened_at)
     select workspace_id, id, channel_id, n || '.0001', 'public', ${NOW} - n * interval '1 minute'
     from communities, generate_series(1, 100) n`,
  );
  await run(
    `insert into moderation_acts (workspace_id, case_id, act, done_by, at)
     select workspace_id, id, 'noted', '${noor.id}', ${NOW} from moderation_cases, generate_series(1, 12)`,
  );
  await run(
    `insert into moderation_reports (workspace_id, case_id, reporter_user_id, reported_at)
     select workspace_id, id, 'UX' || n, ${NOW} from moderation_cases, generate_series(1, 110) n where ts = '1.0001'`,
  );
  await run(
    `insert into guideline_versions (workspace_id, community_id, number, sections, summary, is_minor, published_by, published_at)
     select workspace_id, id, n, '[{"id":"welcome","title":"Hi","rules":[{"text":"Be kind","isFirst":false}]}]',
       'Summary ' || n, false, '${noor.id}', ${NOW} from communities, generate_series(1, 120) n`,
  );

  await noor.opensHome();
  await hearth.settles();
  expect(noor.reads('Home')).toContain('117 more [See who]');
  await noor.presses('See who');
  expectWhole(await pagesOf(noor, /^\*(Member \d+)\*.*\n/gm), MEMBERS);
  await noor.closesAll();

  await noor.types('/hearth settings', { in: makers });
  await noor.presses('Change: Quiet members');
  await noor.presses('See who’s quiet');
  expectWhole(await pagesOf(noor, /^\*(Member \d+)\*, quiet/gm), MEMBERS);
  await noor.presses('Back');
  expect(noor.reads('modal')).toContain('· 41–80 of 120, 40 more\n[Next]\n[Back]');
  await noor.closes();
  await noor.presses('See this week');
  const upcoming = await pagesOf(noor, /^•.*(Member \d+)/gm);
  expect(upcoming.length).toBeGreaterThan(1);
  expectWhole(upcoming, MEMBERS);
  await noor.closesAll();

  await noor.types('/hearth roles', { in: makers });
  expectWhole(await pagesOf(noor, /^(?:\*)?((?:Noor|Member) [^*\n[]*?)\*?(?: \[|$)/gm), 61);
  await noor.closesAll();

  await noor.types('/hearth report-log', { in: makers });
  expect(noor.reads('modal').match(/7 earlier/g)).toHaveLength(45);
  const cases = await pagesOf(noor, /(\[Show\])/g);
  expect(cases.map(({ lines, from, until, of }) => [lines.length, from, until, of])).toEqual([
    [45, 1, 45, 100],
    [45, 46, 90, 100],
    [10, 91, 100, 100],
  ]);
  await noor.closesAll();
  await noor.types('/hearth report-log', { in: makers });
  await noor.presses('Show');
  let notes = 0;
  for (;;) {
    const text = noor.reads('modal');
    notes += text.match(/Without a note/g)?.length ?? 0;
    if (!text.includes('[Next]')) break;
    await noor.presses('Next');
  }
  expect(notes).toBe(110);
  await noor.closesAll();

  await noor.types('/hearth guidelines', { in: makers });
  await noor.presses('Earlier versions');
  expectWhole(await pagesOf(noor, /^(Summary \d+)/gm), MEMBERS);
  await noor.closesAll();

  await run(
    `insert into nudge_claims (workspace_id, round_id, user_id, at)
     select workspace_id, id, '${noor.id}', ${NOW} from nudge_rounds order by user_id limit 45`,
  );
  await noor.opensHome();
  await hearth.settles();
  expect(noor.reads('Home')).toContain('You’re saying hello to 40 other members. [See all]');
  expect(noor.reads('Home')).toMatch(/\[Preferences\] \[Community settings\]$/);
  await noor.presses('See all');
  expectWhole(await pagesOf(noor, /hello to \*(Member \d+)\*/g), 45);
  expect(slack.deliveries().filter((one) => one.failure !== undefined)).toEqual([]);
});

story('a person in 120 communities finds each of them', async (it) => {
  const { ann, hearth, slack, databaseUrl } = it;
  await it.settlesIn();
  await addCommunities(it, ann, MEMBERS);
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).toMatch(/\[Preferences\]$/);
  await ann.chooses('Circle 120');
  await hearth.settles();
  expect(ann.reads('Home')).toContain('# Circle 120');
  await ann.types('/hearth stop', { in: 'DM' });
  await ann.chooses('Circle 119');
  const left = `select 1 from checkin_participants join communities on id = programme_id
    where user_id = '${ann.id}' and name = 'Circle 119' and stopped_at is null`;
  expect(await allRows(databaseUrl, left)).toEqual([]);
  await ann.closesAll();
  await ann.presses('Preferences');
  expect(ann.reads('modal')).toContain('You’re taking part in check-ins in 120 communities.');
  await ann.closesAll();
  expect(slack.deliveries().filter((one) => one.failure !== undefined)).toEqual([]);
});

story('what one logged in a challenge is listed in pages', async (it) => {
  const { ann, hearth } = it;
  const challenge = await inChallenge(it, { lastDay: addDays(MONDAY, 89) });
  await takesPart(it, challenge, ann);
  for (const round of [1, 2])
    await hasLogged(
      it,
      challenge,
      ann,
      Array.from({ length: 50 }, (_, n) => n + 1),
      { note: `Round ${round}` },
    );
  await it.itIs(addDays(MONDAY, 60), '12:00');
  await ann.opensHome();
  await hearth.settles();
  await ann.presses('Details');
  await ann.presses('My logs');
  expectWhole(await pagesOf(ann, /^(\S.*\nRound \d)/gm), 100);
});

story('everybody in a challenge is listed in its details, in pages', async (it) => {
  const { ann, hearth, databaseUrl } = it;
  const challenge = await inChallenge(it);
  await takesPart(it, challenge, ann);
  await addMembers(it, MEMBERS);
  await allRows(
    databaseUrl,
    `insert into challenge_participants (workspace_id, id, challenge_id, user_id, joined_at, target, reminder, is_named)
     select workspace_id, gen_random_uuid(), challenge_id, 'UX' || n, joined_at, target, reminder, is_named
     from challenge_participants, generate_series(1, ${MEMBERS}) n;
     insert into challenge_logs (workspace_id, id, challenge_id, participant_id, user_id, day, amount, logged_at)
     select workspace_id, gen_random_uuid(), challenge_id, id, user_id, '${MONDAY}', 1, ${NOW}
     from challenge_participants where user_id like 'UX%'`,
  );
  await ann.opensHome();
  await hearth.settles();
  await ann.presses('Details');
  expectWhole(await pagesOf(ann, /^\S+ (Member \d+): 1 of/gm), MEMBERS);
});
