import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { Channel } from '../../local-slack/world/workspace.js';
import { opensSettings } from './opening.js';
import { allRows } from './rows.js';
import type { Story } from './story.js';

const CALIFORNIA = 'America/Los_Angeles';

/** The crowd of a community: everyone takes part in its check-ins. */
export interface Crowd {
  /** In Berlin, as Noor, Ann and Ben. */
  readonly berliners: readonly DrivenPerson[];
  readonly californians: readonly DrivenPerson[];
}

/** A community of 22 members: 11 live in Berlin, as Noor, Ann and Ben, and 11 in California. */
export async function withCrowd(it: Story): Promise<Crowd> {
  const names = (word: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${word}${String.fromCharCode(65 + i)} Crowd`);
  const berliners = names('Berta', 8).map((name) => it.person(name));
  const californians = names('Cal', 11).map((name) => it.person(name, { zone: CALIFORNIA }));
  for (const { id } of [...berliners, ...californians]) it.makers.members.add(id);
  await it.settlesIn();
  return { berliners, californians };
}

/** Noor opens the form of the regular check-in. */
export async function opensCheckin({ noor, hearth }: Story): Promise<void> {
  await noor.opensHome();
  await hearth.settles();
  await opensSettings(noor, 'Check-ins');
  await noor.presses('Change: Regular check-in');
}

/** Noor chooses circles, or one thread for everybody. */
export async function splits(it: Story, choice = 'Circles of about eight'): Promise<void> {
  await opensCheckin(it);
  await it.noor.fills({ 'Where do answers go?': choice }).submits();
  await it.noor.closesAll();
  await it.hearth.settles();
}

/** Returns the members of each circle by its name, as from the next days on, by the letters of their first names. */
export async function circlesIn({ databaseUrl }: Pick<Story, 'databaseUrl'>): Promise<Record<string, string[]>> {
  const rows = await allRows(
    databaseUrl,
    `select 'Circle ' || c.number as circle, array_agg(split_part(p.name, ' ', 1) order by p.name) as names
     from checkin_circle_members m
     join checkin_circles c on c.workspace_id = m.workspace_id and c.id = m.circle_id
     join people p on p.workspace_id = m.workspace_id and p.user_id = m.user_id
     where m.until_day is null group by c.number order by c.number`,
  );
  return Object.fromEntries(rows.map(({ circle, names }) => [circle, names]));
}

/** Returns the circle of this person from the next days on. */
export async function circleOf(it: Pick<Story, 'databaseUrl'>, person: DrivenPerson): Promise<string> {
  const first = person.user.realName.split(' ')[0] ?? '';
  return Object.entries(await circlesIn(it)).find(([, names]) => names.includes(first))?.[0] ?? 'none';
}

/** Returns the messages in the thread of the latest post with these words, as one text. */
export function threadIn(channel: Channel, words: string): string {
  const post = channel.messages.filter(({ text, threadTs }) => text.includes(words) && !threadTs).at(-1);
  const thread = channel.messages.filter(({ threadTs }) => post && threadTs === post.ts);
  return thread.map(({ text }) => text).join('\n');
}

/** Returns the ids and numbers of the circles that have not ended. */
export function circleRows({ databaseUrl }: Pick<Story, 'databaseUrl'>): Promise<Record<string, unknown>[]> {
  return allRows(databaseUrl, 'select id, number from checkin_circles where until_day is null order by number');
}
