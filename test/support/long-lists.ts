import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { allRows } from './rows.js';
import type { Story } from './story.js';

/** A page of a list in a modal: the lines that match, and the numbers below it. */
interface Page {
  readonly lines: readonly string[];
  readonly from: number;
  readonly until: number;
  readonly of: number;
}

/** Turns through the list in a person's top modal. Returns its pages; `line` finds each item. */
export async function pagesOf(person: DrivenPerson, line: RegExp): Promise<Page[]> {
  const pages: Page[] = [];
  for (;;) {
    const text = person.reads('modal');
    const lines = [...text.matchAll(line)].map(([, item = '']) => item);
    const numbers = /^· (\d+)–(\d+) of (\d+)(?:, (\d+) more)?$/m.exec(text);
    const [from, until, of, left] = (numbers ?? ['', 1, lines.length, lines.length])
      .slice(1)
      .map((it) => Number(it ?? 0));
    pages.push({ lines, from: from ?? 0, until: until ?? 0, of: of ?? 0 });
    expect(left ?? 0).toBe((of ?? 0) - (until ?? 0));
    expect(text.includes('[Next]')).toBe((left ?? 0) > 0);
    if (!text.includes('[Next]')) return pages;
    await person.presses('Next');
  }
}

/** Expects that the pages hold `count` different items, each exactly once, and say so. */
export function expectWhole(pages: readonly Page[], count: number): void {
  const items = pages.flatMap(({ lines }) => lines);
  expect([items.length, new Set(items).size]).toEqual([count, count]);
  let from = 1;
  for (const page of pages) {
    expect(page).toMatchObject({ from, until: from + page.lines.length - 1, of: count });
    from += page.lines.length;
  }
}

/** Adds so many members to the community, named `Member 001` and so on, and returns their ids. */
export async function addMembers({ databaseUrl }: Story, count: number): Promise<string[]> {
  const rows = await allRows(
    databaseUrl,
    `insert into people (workspace_id, user_id, name, zone, locale, standing)
     select workspace_id, 'UX' || n, 'Member ' || lpad(n::text, 3, '0'), 'Europe/Berlin', 'en-GB', 'full'
     from workspaces, generate_series(1, ${count}) n returning user_id`,
  );
  await allRows(
    databaseUrl,
    `insert into members (workspace_id, community_id, user_id, joined_at)
     select workspace_id, id, 'UX' || n, created_at from communities, generate_series(1, ${count}) n`,
  );
  return rows.map((it) => String(it.user_id));
}

/** Puts a person into so many further communities, in whose check-ins they take part. */
export async function addCommunities({ databaseUrl }: Story, person: DrivenPerson, count: number): Promise<void> {
  await allRows(
    databaseUrl,
    `insert into communities
       (workspace_id, channel_id, name, problem, audience, outcome, checkin_days, checkin_time, checkin_deadline,
        rhythm_since, created_by, created_at, opened_at, announce_at, announced_at, checklist_hidden_at)
     select workspace_id, 'CX' || n, 'Circle ' || lpad(n::text, 3, '0'), problem, audience, outcome, checkin_days,
       checkin_time, checkin_deadline, rhythm_since, created_by, created_at, opened_at, announce_at, announced_at,
       checklist_hidden_at
     from communities, generate_series(1, ${count}) n`,
  );
  const others = `from communities where channel_id like 'CX%'`;
  await allRows(
    databaseUrl,
    `insert into members (workspace_id, community_id, user_id, joined_at)
     select workspace_id, id, '${person.id}', created_at ${others}`,
  );
  await allRows(
    databaseUrl,
    `insert into checkin_participants (workspace_id, programme_id, user_id, since, asked_from)
     select workspace_id, id, '${person.id}', created_at, created_at ${others}`,
  );
}
