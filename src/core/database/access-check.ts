import { type CheckResult, failed, passed, warning } from '../check-result.js';
import { type Missing, missingAccess, roleIn, TENANCY_ROLES } from './access.js';
import type { Query } from './query.js';

/** Two roles that a sentence is about: the one in `DATABASE_URL`, and the one that owns the database. */
interface Names {
  readonly app: string;
  readonly owner: string;
}

/** The number of statements that a finding quotes. */
const SHOWN = 3;

/** Returns what to do about something that Hearth can't mend itself. */
function asAdministrator(items: readonly Missing[], owner = 'an administrator'): string {
  const shown = items.slice(0, SHOWN).map(({ statement }) => statement);
  const rest = items.length > SHOWN ? `, and ${items.length - SHOWN} more like these` : '';
  return `Run as ${owner}: ${shown.join('; ')}${rest}`;
}

/** The sentences about each kind: one for what the next start mends, and one with its remedy for what it can't. */
const SENTENCES: Record<
  Exclude<Missing['kind'], 'connect'>,
  { mends(items: readonly Missing[], names: Names): string; refused(items: readonly Missing[], names: Names): string }
> = {
  role: {
    mends: () => 'The roles that keep workspaces apart don’t exist yet. The next start of Hearth creates them.',
    refused: (_, { owner }) =>
      `${owner} isn’t allowed to create the roles that keep workspaces apart. Run: alter role "${owner}" createrole`,
  },
  createrole: {
    mends: () => '',
    refused: (_, { owner }) =>
      `${owner} isn’t allowed to create roles, as the first start does. Run: alter role "${owner}" createrole`,
  },
  login: {
    mends: (_, { app }) => `The role ${app}, which Hearth uses, doesn’t exist yet. The next start creates it.`,
    refused: (_, { app, owner }) =>
      `${owner} isn’t allowed to create the role ${app}. Run: alter role "${owner}" createrole`,
  },
  inherits: {
    mends: (_, { app }) =>
      `The role ${app} inherits rights, so it could see every workspace. The next start ends that.`,
    refused: (items, { app }) =>
      `The role ${app} inherits rights, so it could see every workspace. ${asAdministrator(items)}`,
  },
  member: {
    mends: (_, { app }) =>
      `The role ${app} isn’t a member of the roles that keep workspaces apart, as it should be. The next start corrects that.`,
    refused: (items, { owner }) =>
      `${owner} isn’t allowed to grant the roles that keep workspaces apart. ${asAdministrator(items)}`,
  },
  owner: {
    mends: () => '',
    refused: (items, { owner }) =>
      `${items.length} of Hearth’s tables don’t belong to ${owner}. Restore the dump again with --no-owner --role=${owner}. Or change their owner. ${asAdministrator(items)}`,
  },
  grant: {
    mends: (items) => `Grants are missing: ${items.length}. The next start adds them.`,
    refused: (items, { owner }) => `${owner} isn’t allowed to add grants that are missing. ${asAdministrator(items)}`,
  },
  policy: {
    mends: (items) =>
      `Row-level security is incomplete, in this many places: ${items.length}. The next start completes it.`,
    refused: (items, { owner }) => `${owner} isn’t allowed to complete row-level security. ${asAdministrator(items)}`,
  },
};

/** Returns the findings about all that is missing: a warning if the next start mends it, and a fault if it can't. */
export function findingsOn(missing: readonly Missing[], names: Names): CheckResult[] {
  const strangers = missing.some(({ kind }) => kind === 'owner');
  const findings: CheckResult[] = [];
  for (const kind of Object.keys(SENTENCES) as (keyof typeof SENTENCES)[]) {
    // The owner can't add them while the tables belong to others, which is reported already.
    if (strangers && (kind === 'grant' || kind === 'policy')) continue;
    const [mended, refused] = [true, false].map((may) => missing.filter((it) => it.kind === kind && it.may === may));
    if (mended?.length) findings.push(warning(SENTENCES[kind].mends(mended, names)));
    if (refused?.length) findings.push(failed(SENTENCES[kind].refused(refused, names)));
  }
  return findings;
}

function connectFindings(missing: readonly Missing[]): CheckResult[] {
  const items = missing.filter(({ kind }) => kind === 'connect');
  if (items.length === 0) return [passed('Only roles with a grant may connect to this database.')];
  const what = 'Every role of the server may connect to this database, those of another Hearth too.';
  if (items.every(({ may }) => may)) return [warning(`${what} The next start restricts that.`)];
  return [warning(`${what} ${asAdministrator(items, 'the database’s owner')}`)];
}

/**
 * Compares roles, grants and policies with what Hearth needs. Run it as the owner. `isReady` is false if Hearth can't
 * use the database before its next start.
 */
export async function checkAccess(
  ask: Query,
  url: string,
  schemas: readonly string[],
): Promise<{ findings: CheckResult[]; isReady: boolean }> {
  const missing = await missingAccess(ask, url, schemas);
  const tooPowerful = await ask<{ name: string }>(
    `select rolname as name from pg_roles where rolname = any($1)
       and (rolsuper or rolbypassrls or exists (select from pg_class where relowner = pg_roles.oid)) order by 1`,
    [TENANCY_ROLES],
  );
  const [me] = await ask<{ name: string; owns: boolean }>(
    `select current_user as name, exists (select from pg_class join pg_roles on pg_roles.oid = relowner
       where rolname = current_user and relname = 'workspaces') as owns`,
  );
  const names = { app: roleIn(url), owner: me?.name ?? '' };
  const findings = findingsOn(missing, names);
  const powerful = tooPowerful.map(({ name }) => name).join(' and ');
  return {
    isReady: findings.length === 0,
    findings: [
      ...(powerful
        ? [failed(`${powerful} can do or own too much, so workspaces aren’t kept apart. Remove those rights.`)]
        : []),
      ...findings,
      ...(powerful || findings.length > 0
        ? []
        : [passed('The roles that keep workspaces apart exist, and own nothing. No grant or policy is missing.')]),
      ...connectFindings(missing),
      ...(me?.owns && names.app === names.owner ? [runsAsOwner(names.owner)] : []),
    ],
  };
}

function runsAsOwner(name: string): CheckResult {
  return warning(
    `Hearth runs as ${name}, who owns its tables. Name a user who owns nothing in DATABASE_URL, and ${name} in DATABASE_OWNER_URL.`,
  );
}
