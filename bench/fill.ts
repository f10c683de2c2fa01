import type pg from 'pg';

/**
 * Fills an empty database with `members` members in communities of `each`, one community per workspace. Member n is
 * `U<n>` in the workspace `T<n / each>` and the channel `C<n / each>`. Turns off foreign key checks for the rest of the
 * connection, so that a million rows take seconds.
 */
export async function fillMembers(owner: pg.Client, members: number, each: number): Promise<void> {
  const workspaces = `generate_series(0, ${members / each - 1}) n`;
  const people = `generate_series(0, ${members - 1}) n`;
  await owner.query('set session_replication_role = replica');
  await owner.query(`
    insert into workspaces (workspace_id, name, url, bot_user_id)
    select 'T' || n, 'Bench', 'https://bench.slack.com/', 'U' from ${workspaces}`);
  await owner.query(`
    insert into communities (workspace_id, id, channel_id, name, problem, audience, outcome, checkin_days, checkin_time, checkin_deadline, rhythm_since, created_by, created_at)
    select 'T' || n, md5('community' || n)::uuid, 'C' || n, 'Bench', '', '', '', '{1}', '09:00', '18:00', now(), 'U', now() from ${workspaces}`);
  await owner.query(`
    insert into feature_switches (workspace_id, community_id, feature, is_on)
    select 'T' || n, md5('community' || n)::uuid, 'nudges', true from ${workspaces} where n % 2 = 0`);
  await owner.query(`
    insert into people (workspace_id, user_id, name, zone, locale, standing)
    select 'T' || n / ${each}, 'U' || n, 'Member', 'UTC', 'en-GB', 'full' from ${people}`);
  await owner.query(`
    insert into members (workspace_id, community_id, user_id, joined_at)
    select 'T' || n / ${each}, md5('community' || n / ${each})::uuid, 'U' || n, now() from ${people}`);
}

/** A subquery for all members, each with their number `n`. */
export const NUMBERED_MEMBERS = `(select workspace_id, community_id, user_id, substr(user_id, 2)::int as n from members) m`;
