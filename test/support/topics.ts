import { allRows } from './rows.js';
import type { Story } from './story.js';

/** The topics of all communities, in this order. */
export async function topicsAre({ databaseUrl }: Pick<Story, 'databaseUrl'>, topics: readonly string[]): Promise<void> {
  for (const [position, topic] of topics.entries())
    await allRows(
      databaseUrl,
      `insert into community_topics (workspace_id, community_id, topic, position)
       select workspace_id, id, '${topic}', ${position} from communities`,
    );
}

/** This person chooses topics in Preferences. */
export async function choosesTopics(
  { hearth }: Pick<Story, 'hearth'>,
  person: Story['ann'],
  topics: readonly string[],
): Promise<void> {
  await person.opensHome();
  await hearth.settles();
  await person.presses('Preferences');
  await person.presses('Choose topics: Topics in Makers');
  await person.fills({ Topics: topics }).submits();
  await person.closesAll();
}

/** Returns who cares about what, by the person's first name. */
export async function topicsByPerson({ databaseUrl }: Pick<Story, 'databaseUrl'>): Promise<Record<string, string[]>> {
  const rows = await allRows(
    databaseUrl,
    `select split_part(p.name, ' ', 1) as name, array_agg(t.topic order by t.topic) as topics
     from member_topics t join people p using (workspace_id, user_id) group by 1`,
  );
  return Object.fromEntries(rows.map(({ name, topics }) => [name, topics]));
}
