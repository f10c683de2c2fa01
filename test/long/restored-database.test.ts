import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { systemClock } from '../../src/core/clock.js';
import { openDatabase } from '../../src/core/database/database.js';
import { checkDatabase } from '../../src/core/database/health-check.js';
import { migrateDatabase } from '../../src/core/database/migrate.js';
import { createLog } from '../../src/core/log.js';
import { migrateQueue, SCHEMA } from '../../src/queue/migrate.js';
import { type DebianPostgres, hasDebianPostgres, runProgram, startDebianPostgres } from '../support/debian-postgres.js';
import { temporaryFolder } from '../support/temporary.js';

const OWNER = `create role hearth_owner login createrole password 'hearth_owner'`;
const DATABASE = 'create database hearth owner hearth_owner';

/** Returns what docs/operating.md lets an administrator run before a restore. Each role's password is its name. */
function statementsOfTheDocs(): string[] {
  const page = readFileSync('docs/operating.md', 'utf8');
  const [, block = ''] = /create the roles and an empty database:\s+```sql\n(.*?)```/s.exec(page) ?? [];
  const statements = block.replaceAll(/(create role (\w+) [^;]*)'…'/g, `$1'$2'`).split(';');
  return statements.map((it) => it.trim()).filter(Boolean);
}

let folder: string;
let source: DebianPostgres;
let target: DebianPostgres;
let dump: string;

const urlsOf = (server: DebianPostgres) => ({
  url: server.url('hearth_app', 'hearth'),
  ownerUrl: server.url('hearth_owner', 'hearth'),
});

const problems = async (urls = urlsOf(target)) =>
  (await checkDatabase(urls, systemClock, [SCHEMA], []))
    .filter(({ mark }) => mark !== '✓')
    .map(({ mark, text }) => `${mark} ${text}`);

/** Returns the names of the workspaces that Hearth sees as one of them, and as none. */
async function seen(url: string): Promise<unknown[]> {
  const database = openDatabase(url, 1, createLog('silent'));
  const [one, all] = [
    await database.inWorkspace('T1', (tx) => tx.execute('select name from workspaces')),
    await database.acrossWorkspaces((tx) => tx.execute('select name from workspaces order by name')),
  ];
  await database.close();
  return [one, all].map(({ rows }) => rows.map((row) => row.name));
}

(hasDebianPostgres ? describe : describe.skip)('with pg_dump and pg_restore', () => {
  beforeAll(async () => {
    folder = await temporaryFolder('restored');
    dump = join(folder, 'hearth.dump');
    source = await startDebianPostgres(join(folder, 'source'));
    await source.run(OWNER);
    await source.run(DATABASE);
    await migrateDatabase(urlsOf(source), migrateQueue);
    await source.run(
      `insert into workspaces (workspace_id, name, url, bot_user_id) values ('T1', 'Chess Club', '', 'U0'), ('T2', 'Rowers', '', 'U0')`,
      'hearth',
    );
    const { code } = await runProgram('pg_dump', '-Fc', '-f', dump, '-d', source.url('hearth_owner', 'hearth'));
    expect(code).toBe(0);
  });

  afterAll(async () => {
    await source.stop();
    await rm(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    target = await startDebianPostgres(join(folder, 'target'));
  });

  afterEach(async () => {
    await target.stop();
    await rm(join(folder, 'target'), { recursive: true, force: true });
  });

  const restore = (...options: string[]) =>
    runProgram('pg_restore', ...options, '-d', target.url('postgres', 'hearth'), dump);

  test('in the order of docs/operating.md, a restore has no errors, and the next start completes it', async () => {
    for (const statement of statementsOfTheDocs()) await target.run(statement);
    expect(await restore('--no-owner', '--role=hearth_owner')).toEqual({ code: 0, errors: '' });
    expect(await problems()).toEqual([
      '! The role hearth_app isn’t a member of the roles that keep workspaces apart, as it should be. The next start corrects that.',
      '! Every role of the server may connect to this database, those of another Hearth too. The next start restricts that.',
    ]);
    await migrateDatabase(urlsOf(target), migrateQueue);
    expect(await problems()).toEqual([]);
    expect(await seen(urlsOf(target).url)).toEqual([['Chess Club'], ['Chess Club', 'Rowers']]);
  });

  test('without the roles, a restore loses every grant and policy, and the next start adds them', async () => {
    await target.run(OWNER);
    await target.run(DATABASE);
    const { code, errors } = await restore('--no-owner', '--role=hearth_owner');
    expect([code, errors]).toEqual([1, expect.stringContaining('role "hearth_workspace" does not exist')]);
    expect(await problems()).toEqual([
      '! The roles that keep workspaces apart don’t exist yet. The next start of Hearth creates them.',
      '! The role hearth_app, which Hearth uses, doesn’t exist yet. The next start creates it.',
      '! The role hearth_app isn’t a member of the roles that keep workspaces apart, as it should be. The next start corrects that.',
      expect.stringMatching(/^! Grants are missing: \d\d\d\. The next start adds them\.$/),
      expect.stringMatching(/^! Row-level security is incomplete, in this many places: \d\d\d\./),
      '! Every role of the server may connect to this database, those of another Hearth too. The next start restricts that.',
    ]);
    await migrateDatabase(urlsOf(target), migrateQueue);
    expect(await problems()).toEqual([]);
    expect(await seen(urlsOf(target).url)).toEqual([['Chess Club'], ['Chess Club', 'Rowers']]);
  });

  test('tables that the administrator restored as their own are named, with what to do', async () => {
    for (const statement of statementsOfTheDocs()) await target.run(statement);
    await restore('--no-owner');
    expect((await problems()).join('\n')).toContain(
      'of Hearth’s tables don’t belong to hearth_owner. Restore the dump again with --no-owner --role=hearth_owner.',
    );
    await expect(migrateDatabase(urlsOf(target), migrateQueue)).rejects.toThrow('don’t belong to hearth_owner');
  });

  test('a second Hearth on the same server has its own owner, and neither reads the other’s database', async () => {
    await target.run(OWNER);
    await target.run(DATABASE);
    await migrateDatabase(urlsOf(target), migrateQueue);
    await target.run(`create role other_owner login createrole password 'other_owner'`);
    await target.run('create database other owner other_owner');
    await target.run('grant hearth_workspace, hearth_system to other_owner with admin option');
    const other = { url: target.url('other_app', 'other'), ownerUrl: target.url('other_owner', 'other') };
    await migrateDatabase(other, migrateQueue);
    for (const urls of [urlsOf(target), other]) expect(await problems(urls)).toEqual([]);
    for (const [role, database] of [
      ['other_app', 'hearth'],
      ['other_owner', 'hearth'],
      ['hearth_app', 'other'],
      ['hearth_owner', 'other'],
    ] as const)
      await expect(new pg.Client({ connectionString: target.url(role, database) }).connect()).rejects.toMatchObject({
        code: '42501',
      });
  });

  test('a role that an administrator made with rights to inherit sees no row of its own accord', async () => {
    await target.run(OWNER);
    await target.run(DATABASE);
    await target.run(`create role hearth_app login inherit password 'hearth_app'`);
    await migrateDatabase(urlsOf(target), migrateQueue);
    expect(await problems()).toEqual([]);
    const app = new pg.Client({ connectionString: urlsOf(target).url });
    await app.connect();
    await expect(app.query('select from people')).rejects.toMatchObject({ code: '42501' });
    await app.end();
  });

  test('if the owner of the database is somebody else, Hearth starts, and the doctor says who may connect', async () => {
    await target.run(OWNER);
    await target.run(DATABASE);
    await target.run('alter database hearth owner to postgres');
    await target.run('grant create on database hearth to hearth_owner');
    await target.run('grant create on schema public to hearth_owner', 'hearth');
    await migrateDatabase(urlsOf(target), migrateQueue);
    expect(await problems()).toEqual([
      '! Every role of the server may connect to this database, those of another Hearth too. Run as the database’s owner: grant connect on database hearth to hearth_app; grant connect on database hearth to hearth_owner; revoke connect on database hearth from public',
    ]);
  });
});
