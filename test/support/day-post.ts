import { allRows } from './rows.js';
import { MONDAY, type Story } from './story.js';

/** Returns the day's post as Ben sees it in the channel. */
export function dayPost({ ben, makers }: Story): string {
  return (
    ben
      .reads(makers)
      .split('\n')
      .find((line) => line.includes('’s check-ins')) ?? ''
  );
}

/** Returns how often messages in the channel were edited. */
export const edits = ({ slack, makers }: Story) =>
  slack.calls('chat.update').filter((call) => call.arguments.channel === makers.id).length;

/** Adds members who have answered, by default for themselves alone, and whose answers Hearth has to handle now. */
export async function answerOfMany(
  { databaseUrl, clock }: Story,
  from: number,
  until: number,
  shared = false,
): Promise<void> {
  const at = clock.now().toISOString();
  const id = `'UMANY' || n`;
  const numbers = `generate_series(${from}, ${until - 1}) n`;
  const community = `communities c, ${numbers}`;
  await allRows(
    databaseUrl,
    `insert into people (workspace_id, user_id, name, zone, locale, standing) select c.workspace_id, ${id}, 'Member ' || n, 'Europe/Berlin', 'en-GB', 'full' from ${community};
    insert into members (workspace_id, community_id, user_id, joined_at) select c.workspace_id, c.id, ${id}, '${at}' from ${community};
    insert into checkin_occurrences (workspace_id, programme_id, community_id, user_id, day, opens_at, remind_at, deadline_at, asked_at, outcome, answered_at, unpublished_since)
      select c.workspace_id, c.id, c.id, ${id}, '${MONDAY}', '${at}', '${at}', '${at}', '${at}', 'answered', '${at}', '${at}'::timestamptz - interval '1 minute' from ${community};
    insert into checkins (workspace_id, occurrence_id, shared, updated_at) select workspace_id, id, ${shared}, '${at}' from checkin_occurrences where user_id in (select ${id} from ${numbers});`,
  );
}
