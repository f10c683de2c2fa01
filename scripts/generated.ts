import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jobsOf } from '../src/app.js';
import { permissions, type Who } from '../src/core/permissions.js';
import { inventoryOf } from '../src/deps.js';
import { features } from '../src/features/index.js';
import { deployedContracts, validValue } from '../test/support/contracts.js';
import { migrationHashes } from '../test/support/migrations.js';

/** A file, or the part of a file between two markers, that is generated from the code. */
export interface Generated {
  readonly path: string;
  /** Returns the content that the file should have, given its current content. */
  render(current: string): Promise<string> | string;
}

/** All files that `npm run generate` writes. */
export const generated: readonly Generated[] = [
  { path: 'docs/jobs.md', render: (current) => between(current, jobsTable()) },
  { path: 'docs/permissions.md', render: (current) => between(current, permissionsTable()) },
  { path: 'PRIVACY.md', render: (current) => between(current, inventoryTable()) },
  { path: 'test/across-workspaces.json', render: () => json(filesAcrossWorkspaces()) },
  { path: 'test/deployed.json', render: deployed },
  { path: 'test/migrations.json', render: migrations },
];

const BEGIN = '<!-- npm run generate writes from here -->\n';
const END = '<!-- to here -->\n';

/** Replaces the part of the file between the markers. Throws when they are missing. */
function between(current: string, content: string): string {
  const [begin, end] = [current.indexOf(BEGIN), current.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`The file needs these two lines:\n${BEGIN}${END}`);
  return `${current.slice(0, begin + BEGIN.length)}\n${content}\n${current.slice(end)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('');
}

function jobsTable(): string {
  const rows = jobsOf(features).map(({ name, when, does }) => [`\`${name}\``, when, does]);
  return table(['job', 'when', 'what it does'], rows.sort());
}

const WHO: Readonly<Record<Who, string>> = {
  anyone: 'everyone',
  member: 'members',
  organizer: 'organizers',
  moderator: 'moderators',
  topic_leader: 'topic leaders',
  event_organizer: 'event organizers',
  greeter: 'greeters',
  administrator: 'admins',
  'administrator in the channel': 'admins who are in the channel',
  'administrator while nobody organizes': 'admins, while the community has no organizer',
};

function permissionsTable(): string {
  const rows = Object.entries(permissions).map(([name, { does, by }]) => [
    name.slice(0, name.indexOf('.')),
    does,
    by.map((who) => WHO[who]).join('; '),
  ]);
  return table(['part', 'what', 'who may'], rows);
}

function inventoryTable(): string {
  const rows = Object.entries(inventoryOf(features)).map(([name, { holds, why, kept }]) => [
    `\`${name}\``,
    holds,
    why,
    kept,
  ]);
  return table(['table', 'what is in it', 'why', 'how long'], rows);
}

/** Returns the files that read or write rows of several workspaces in one transaction. */
function filesAcrossWorkspaces(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((it) => join('src', it))
    .filter((it) => it.endsWith('.ts') && /\.across(Workspaces|InOneQuery)\(/.test(readFileSync(it, 'utf8')))
    .sort();
}

/**
 * Adds a sample of each action, modal and job that is not in the list yet. Existing samples stay, even when their
 * contract changes or disappears.
 */
async function deployed(current: string): Promise<string> {
  const listed: { kind: string; id: string }[] = JSON.parse(current);
  const ids = { uuid: '0b0f6f0e-6a5c-4c7e-9a55-0d5f1f4c1a11', user: 'U1', channel: 'C1' };
  const fresh = (await deployedContracts())
    .filter(({ kind, id }) => !listed.some((it) => it.kind === kind && it.id === id))
    .map(({ kind, id, shape }) => ({ kind, id, carries: validValue(shape, ids).value }));
  return json([...listed, ...fresh]);
}

/** Adds each migration that is not in the list yet. Existing entries stay, because a database may have applied them. */
function migrations(current: string): string {
  const listed: string[] = JSON.parse(current);
  return json([...new Set([...listed, ...migrationHashes()])]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
