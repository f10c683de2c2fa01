import { openDatabase } from '../../src/core/database/database.js';
import { DAY } from '../../src/core/durations.js';
import { createLog } from '../../src/core/log.js';
import { features } from '../../src/features/index.js';
import { deliveryRetention } from '../../src/slack/outbound/ledger.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';
import { challengeRuns } from '../support/taking-part.js';

const [OPEN, OVER, LONG_OVER] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);

/** Deletes the deliveries of messages that nobody changes any more, and returns the keys of the others. */
async function keysKept({ databaseUrl, clock }: Story): Promise<unknown[]> {
  const db = openDatabase(databaseUrl, 1, createLog('silent'));
  await deliveryRetention(features.flatMap((it) => it.livingMessages ?? [])).deleteOld(db, clock.now());
  await db.close();
  return (await allRows(databaseUrl, 'select key from deliveries order by key')).map(({ key }) => key);
}

story('a message that is still changed keeps its delivery, however old it is', async (it) => {
  const { ann, clock, databaseUrl } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '10:00');
  const ago = (days: number) => new Date(clock.now().getTime() - days * DAY);
  const scheduled = await challengeRuns(it, { state: 'scheduled', firstDay: '2027-10-01', lastDay: '2027-12-01' });
  const ended = await challengeRuns(it, { state: 'ended', endedAt: ago(89) });
  const longEnded = await challengeRuns(it, { state: 'ended', endedAt: ago(91) });
  await allRows(
    databaseUrl,
    `with makers as (select workspace_id, id from communities),
     version as (insert into guideline_versions (workspace_id, community_id, id, number, sections, summary, is_minor, published_at, published_by)
       select workspace_id, id, '${OPEN}', 1, '[]', '', false, now(), '${ann.id}' from makers returning *)
     insert into guideline_posts (workspace_id, community_id, id, version_id, kind, replaced_at)
     select workspace_id, community_id, post::uuid, version.id, kind, replaced_at::timestamptz
     from version, (values ('${OPEN}', 'first', null), ('${LONG_OVER}', 'changes', '${ago(91).toISOString()}'))
       as of (post, kind, replaced_at)`,
  );
  await allRows(
    databaseUrl,
    `with made as (insert into moderation_cases (workspace_id, community_id, id, opened_at)
       select workspace_id, id, '${OPEN}', now() from communities returning *)
     insert into moderation_cards (workspace_id, case_id, recipient) select workspace_id, id, '${ann.id}' from made`,
  );
  await allRows(
    databaseUrl,
    `insert into checkin_paces (workspace_id, user_id, paused_after) select workspace_id, '${ann.id}', '${OPEN}' from workspaces`,
  );
  const living = [
    `challenges.post:${scheduled}`,
    `challenges.post:${ended}`,
    `checkins.pause:${OPEN}`,
    'community.hello',
    `guidelines.post:${OPEN}`,
    `moderation.card:${OPEN}:${ann.id}`,
    `moderation.excerpt:${OPEN}:${ann.id}`,
  ];
  const over = [
    `challenges.post:${longEnded}`,
    `checkins.pause:${OVER}`,
    `guidelines.post:${LONG_OVER}`,
    `moderation.card:${OVER}:${ann.id}`,
    `moderation.card:${OPEN}:U0ANOTHER`,
  ];
  await allRows(databaseUrl, 'delete from deliveries');
  for (const [keys, days] of [
    [[...living, ...over], 91],
    [['checkins.ask:recent'], 89],
  ] as const)
    await allRows(
      databaseUrl,
      `insert into deliveries (workspace_id, key, recipient, status, attempts, attempted_at)
       select workspace_id, key, 'C1', 'sent', 1, '${ago(days).toISOString()}' from workspaces, unnest(array['${keys.join("','")}']) key`,
    );
  expect(await keysKept(it)).toEqual([...living, 'checkins.ask:recent'].sort());
});
