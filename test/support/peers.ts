import { addDays } from '../../src/core/calendar.js';
import { allRows } from './rows.js';
import { MONDAY, type Story } from './story.js';

/** Switches "Somebody answers" on in all communities, whose members all checked in on the Friday before. */
export async function somebodyAnswers({ databaseUrl }: Pick<Story, 'databaseUrl'>): Promise<void> {
  await allRows(
    databaseUrl,
    `insert into feature_switches (workspace_id, community_id, feature, is_on)
     select workspace_id, id, 'peers', true from communities on conflict do nothing`,
  );
  await checkedInOn({ databaseUrl }, addDays(MONDAY, -3));
}

/** Stores that everyone who takes part has checked in on that day, at 9:10 in Berlin in winter, where only they see it. */
export async function checkedInOn({ databaseUrl }: Pick<Story, 'databaseUrl'>, day: string): Promise<void> {
  const at = (time: string) => `timestamptz '${day} ${time}Z'`;
  await allRows(
    databaseUrl,
    `insert into checkin_occurrences (workspace_id, programme_id, community_id, user_id, day, opens_at, remind_at,
       deadline_at, asked_at, outcome, answered_at)
     select p.workspace_id, p.programme_id, g.community_id, p.user_id, '${day}', ${at('08:00')}, ${at('15:00')},
       ${at('17:00')}, ${at('08:00')}, 'answered', ${at('08:10')}
     from checkin_participants p join checkin_programmes g on g.workspace_id = p.workspace_id and g.id = p.programme_id
     where p.stopped_at is null on conflict do nothing`,
  );
}

/** Returns who was asked to answer whose check-in, in this order, and why. */
export async function turnsIn(it: Story): Promise<string[]> {
  const rows = await allRows(
    it.databaseUrl,
    `select split_part(p.name, ' ', 1) as peer, split_part(a.name, ' ', 1) as author, t.reason, t.ended_at is null as held
     from peer_turns t join peer_checkins c on c.workspace_id = t.workspace_id and c.id = t.checkin_id
     join people p on p.workspace_id = t.workspace_id and p.user_id = t.peer_id
     join people a on a.workspace_id = t.workspace_id and a.user_id = c.author_id 
     order by t.given_at, array_position(array['shared', 'passed', 'again'], t.reason), p.name`,
  );
  return rows.map(({ peer, author, reason, held }) => `${peer} for ${author}: ${reason}${held ? '' : ', over'}`);
}
