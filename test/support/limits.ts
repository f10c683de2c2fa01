import type { Channel } from '../../local-slack/world/workspace.js';
import { allRows } from './rows.js';
import type { Story } from './story.js';

/**
 * Sets limits for the community by SQL, as if an organizer had set them long ago: one new post a day in #makers, or
 * promotion in that channel, once a week. Its members joined long ago, too.
 */
export async function limitsAre(
  { databaseUrl, makers }: Pick<Story, 'databaseUrl' | 'makers'>,
  it: {
    posts?: number;
    per?: 'day' | 'week';
    promotion?: Channel;
    hosts?: readonly string[];
    organizersExempt?: boolean;
  },
): Promise<void> {
  const { posts, per = 'day', promotion, hosts = [], organizersExempt = false } = it;
  const longAgo = `timestamptz '2026-09-01'`;
  const often = posts ? `'${makers.id}', ${posts}, '${per}', ${longAgo}` : 'null, null, null, null';
  const where = promotion ? `'${promotion.id}', 1, ${longAgo}` : 'null, null, null';
  await allRows(databaseUrl, `update members set joined_at = ${longAgo}`);
  await allRows(
    databaseUrl,
    `insert into limits select workspace_id, id, ${often}, ${where}, ${organizersExempt} from communities where name = 'Makers'`,
  );
  for (const host of hosts)
    await allRows(
      databaseUrl,
      `insert into limit_hosts (workspace_id, community_id, host, since)
       select workspace_id, id, '${host}', ${longAgo} from communities where name = 'Makers'`,
    );
}
