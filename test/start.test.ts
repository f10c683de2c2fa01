import pg from 'pg';
import { diagnose } from '../src/commands/doctor.js';
import { systemClock } from '../src/core/clock.js';
import { readSettings } from '../src/core/config.js';
import { createLog } from '../src/core/log.js';
import { start } from '../src/start.js';
import { emptyDatabase, type TestDatabase } from './support/database.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(() => database.release());

const changed = (url: string, change: Partial<URL>) => Object.assign(new URL(url), change).href;

/** Runs a statement as the owner. */
async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

type Case = [problem: string, urls: (it: TestDatabase) => { url?: string; ownerUrl: string }, says: RegExp];

const cases: Case[] = [
  [
    'a wrong password',
    ({ url, ownerUrl }) => ({ url, ownerUrl: changed(ownerUrl, { password: 'sesame' }) }),
    /^Postgres refuses the password in DATABASE_OWNER_URL\. /,
  ],
  [
    'a database that doesn’t exist',
    ({ ownerUrl }) => ({ ownerUrl: changed(ownerUrl, { pathname: '/sesame' }) }),
    /^The database in DATABASE_URL doesn’t exist\. /,
  ],
  [
    'a role that may not create roles',
    ({ ownerUrl }) => ({ ownerUrl: changed(ownerUrl, { username: 'sesame', password: 'sesame' }) }),
    /^sesame isn’t allowed to create roles, as the first start does\. Run: alter role "sesame" createrole(\n|$)/,
  ],
  [
    'a server that isn’t there',
    ({ ownerUrl }) => ({ ownerUrl: changed(ownerUrl, { port: '1' }) }),
    /^The database doesn’t answer \(ECONNREFUSED\)\. Check that it’s running, and that DATABASE_URL is its address\.$/,
  ],
  [
    'a server without TLS',
    ({ ownerUrl }) => ({ ownerUrl: changed(ownerUrl, { search: '?sslmode=verify-full' }) }),
    /^The server in DATABASE_URL doesn’t speak TLS\. /,
  ],
];

test.each(cases)('%s: start and the doctor say what to do, and quote no value', async (_, urlsOf, says) => {
  await onServer(`do $$ begin create role sesame login password 'sesame'; exception when duplicate_object then end $$`);
  await onServer(`alter database ${new URL(database.url).pathname.slice(1)} owner to sesame`);
  const { url, ownerUrl } = urlsOf(database);
  const settings = readSettings({
    ...{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '0123456789abcdef', SLACK_API_URL: 'http://127.0.0.1:1/' },
    ...(url ? { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } : { DATABASE_URL: ownerUrl }),
  });
  const starting = start({ settings, roles: ['web'], clock: systemClock, log: createLog('silent') });
  const started = await starting.catch(({ message }: Error) => message);
  const [wrong] = (await diagnose(settings, systemClock)).filter(({ mark }) => mark === '✗');
  for (const said of [started, wrong?.text]) {
    expect(said).toMatch(says);
    expect(String(said).replace(/^sesame|alter role "sesame"|to sesame with/gm, '')).not.toMatch(/sesame|Failed query/);
  }
});

test('an address with an ambiguous password is refused without quoting it', () => {
  const read = () =>
    readSettings({
      ...{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '0123456789abcdef' },
      ...{ DATABASE_URL: 'postgres://app:a/b@host/hearth', REDIS_URL: 'redis://:a#b@host' },
    });
  const encode = 'In its password, write / as %2F, # as %23, ? as %3F, @ as %40 and % as %25.';
  expect(read).toThrow(
    `DATABASE_URL can’t be read as an address. ${encode}\nREDIS_URL can’t be read as an address. ${encode}`,
  );
});
