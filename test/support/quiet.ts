import { addDays } from '../../src/core/calendar.js';
import { copy } from '../../src/features/nudges/copy.js';
import { allRows, oneValue } from './rows.js';
import { MONDAY, type Story } from './story.js';

/** In a community in which everybody joined on Monday: when who did nothing is found quiet, asked about, and asked for the last time. */
export const HELLO_DAY = addDays(MONDAY, 7);
export const ASK_DAY = addDays(MONDAY, 14);
export const LAST_QUESTION_DAY = addDays(MONDAY, 28);

/** The community stands, if it did not before, and of a hundred who go quiet so many are left alone. */
export async function startNudges(it: Story, leftAlone = 0): Promise<void> {
  if ((await allRows(it.databaseUrl, 'select id from communities')).length === 0) await it.settlesIn();
  await allRows(
    it.databaseUrl,
    `insert into nudge_policies select workspace_id, id, '{hello,ask,last}', 7, 3, ${leftAlone}, 1 from communities`,
  );
}

/** What Hearth wrote to them of its own accord, check-ins left out, with its words where it chooses among several as `…`. */
export function proactiveMessages(person: Story['ann']): string[] {
  const all = person.directMessages().filter((text) => !/Morning|Hello,|still time|Checked in/.test(text));
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
      SINCE.flatMap((since) => copy.ask.map((it) => [it(name, since), `(ask: ${name} ${since})`])),
    ),
  ];
  return known.find(([it]) => it === line)?.[1] ?? line;
}

const NAMES = ['Ann Berger', 'Ben Okafor', 'Noor Haddad'];
const SINCE = ['since they joined', 'since Monday 23 November', 'since Monday 30 November'];

/** The round of somebody that is not over. */
export function caseIdOf(it: Story, person: Story['ann']): Promise<string> {
  const where = `where user_id = '${person.id}' and look_at is not null`;
  return oneValue(it.databaseUrl, `select id::text as value from nudge_rounds ${where}`);
}
