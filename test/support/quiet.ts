import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { addDays } from '../../src/core/calendar.js';
import { copy } from '../../src/features/nudges/copy.js';
import { md } from '../../src/slack/blocks/mrkdwn.js';
import { allRows, oneValue } from './rows.js';
import { MONDAY, type Story } from './story.js';

/** The days of the three nudge stages for members who joined on Monday and have not been active since. */
export const HELLO_DAY = addDays(MONDAY, 7);
export const ASK_DAY = addDays(MONDAY, 14);
export const LAST_QUESTION_DAY = addDays(MONDAY, 28);

/** Lets nobody take part in check-ins, so that no check-in makes other messages wait. */
export async function nobodyChecksIn({ databaseUrl }: Story): Promise<void> {
  await allRows(databaseUrl, 'delete from checkin_participants');
  await allRows(databaseUrl, 'delete from checkin_occurrences');
}

/** Mia joins the community, without check-ins, at ten on Monday. */
export async function miaJoins(it: Story): Promise<DrivenPerson> {
  await it.settlesIn();
  await nobodyChecksIn(it);
  await it.itIs(MONDAY, '10:00');
  const mia = await it.workspace.welcomes({ name: 'Mia Laurent', zone: 'Europe/Berlin', locale: 'en-GB' });
  await mia.joins(it.makers);
  await it.hearth.settles();
  return mia;
}

/** Turns nudges on, in a new community if there is none, without check-ins. `comparisonPercent` of the quiet members get no message. */
export async function startNudges(it: Story, comparisonPercent = 0): Promise<void> {
  if ((await allRows(it.databaseUrl, 'select id from communities')).length === 0) await it.settlesIn();
  await nobodyChecksIn(it);
  await allRows(
    it.databaseUrl,
    `insert into nudge_policies select workspace_id, id, '{hello,ask,last}', 7, 3, ${comparisonPercent}, 1 from communities`,
  );
}

/** Stores that Ann was asked in each of her communities on the days before the first Monday, and did not answer. */
export async function annHasNotAnswered({ databaseUrl, ann }: Story, days: number): Promise<void> {
  const at = (time: string) => `(day + time '${time}') at time zone 'UTC'`;
  await allRows(
    databaseUrl,
    `insert into checkin_occurrences
      (workspace_id, programme_id, community_id, user_id, day, opens_at, remind_at, deadline_at, asked_at)
    select workspace_id, community_id, community_id, user_id, day, ${at('08:00')}, ${at('15:00')}, ${at('17:00')}, ${at('08:00')}
    from members, generate_series(1, ${days}) ago, lateral (select date '${MONDAY}' - ago as day) days
    where user_id = '${ann.id}' returning id`,
  );
}

/** Returns Hearth's messages to a person, apart from check-ins. Wordings that have variants become a placeholder. */
export function proactiveMessages(person: Story['ann']): string[] {
  const all = person
    .directMessages()
    .filter((text) => !/Morning|Hello,|still time|Checked in|You didn’t check in|You are away/.test(text));
  return all.map((text) =>
    text
      .replace(/^Hearth: /, '')
      .split('\n')
      .map(masked)
      .join('\n'),
  );
}

function masked(line: string): string {
  const known = [
    ...copy.hello.map((it) => [it, '(hello)']),
    ...copy.last.map((it) => [it('Makers'), '(last)']),
    ...NAMES.flatMap((name) =>
      SINCE.flatMap((since) => copy.ask.map((it) => [it(name, md`${since}`), `(ask: ${name} ${since})`])),
    ),
  ];
  return known.find(([it]) => md`${it ?? ''}`.source === line)?.[1]?.toString() ?? line;
}

const NAMES = ['Ann Berger', 'Ben Okafor', 'Noor Haddad'];
const SINCE = ['since they joined', 'since Monday 16 November', 'since Monday 23 November', 'since Monday 30 November'];

/** Returns the id of that person's open nudge case. */
export function caseIdOf(it: Story, person: Story['ann']): Promise<string> {
  const where = `where user_id = '${person.id}' and look_at is not null`;
  return oneValue(it.databaseUrl, `select id::text as value from nudge_rounds ${where}`);
}
