import pg from 'pg';
import { inventoryOf } from '../../src/deps.js';
import { features } from '../../src/features/index.js';
import { freshDatabase } from '../support/database.js';

/** The names of columns that hold the ids of people. */
const PERSON =
  /(^|_)(user|person|people|member|recipient|installer|author|owner|host|asked|peer|greeter|organizer)(_id|_ids)?$|_by$/;

/** Columns that match `PERSON` but hold no id of a person. */
const OTHERS = ['workspaces.bot_user_id', 'limit_hosts.host', 'limit_posts.host_id'];

/** JSON columns that hold no ids of people. */
const JSON_WITHOUT_PEOPLE = [
  'attention_proposals.holds',
  'challenge_templates.plan',
  'community_drafts.settings',
  'deliveries.search_place',
  'guideline_drafts.sections',
  'guideline_versions.sections',
  'checkins.answers',
];

const declared = Object.entries(inventoryOf(features)).flatMap(([table, { people = {} }]) =>
  Object.keys(people).map((column) => `${table}.${column}`),
);

async function columnsOfDatabase(): Promise<{ name: string; type: string }[]> {
  const database = await freshDatabase();
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string; type: string }>(
    `select table_name || '.' || column_name as name, data_type as type from information_schema.columns
     where table_schema = 'public' and column_name <> 'workspace_id' order by 1`,
  );
  await client.end();
  await database.release();
  return rows;
}

test('every column that holds a person is declared in the inventory', async () => {
  const columns = await columnsOfDatabase();
  const persons = columns.filter(({ name, type }) =>
    type === 'jsonb' ? !JSON_WITHOUT_PEOPLE.includes(name) : PERSON.test(name.split('.')[1] ?? ''),
  );
  expect(persons.length).toBeGreaterThan(15);
  const undeclared = persons.map(({ name }) => name).filter((it) => !declared.includes(it) && !OTHERS.includes(it));
  expect(undeclared).toEqual([]);
});

test('every declared column exists', async () => {
  const names = (await columnsOfDatabase()).map(({ name }) => name);
  expect(declared.filter((it) => !names.includes(it))).toEqual([]);
});
