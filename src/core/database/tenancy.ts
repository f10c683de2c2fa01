import { type BuildExtraConfigColumns, sql } from 'drizzle-orm';
import {
  type PgColumnBuilderBase,
  type PgTableExtraConfigValue,
  pgPolicy,
  pgRole,
  pgTable,
  text,
} from 'drizzle-orm/pg-core';

/** The role of a transaction within one workspace. It owns nothing and sees only that workspace's rows. */
export const workspaceRole = pgRole('hearth_workspace').existing();

/** The role for sweeps, installation look-up and erasure. It owns nothing and sees every row. */
export const systemRole = pgRole('hearth_system').existing();

/** The transaction's setting that holds its workspace id; every table's row-level security policy compares with it. */
export const WORKSPACE_SETTING = 'hearth.workspace';

const OF_THIS_WORKSPACE = `workspace_id = current_setting('${WORKSPACE_SETTING}')`;

/** The policies of every table. `printed` is the condition as Postgres prints it. */
export const RULES = [
  {
    suffix: '_of_workspace',
    role: workspaceRole.name,
    condition: OF_THIS_WORKSPACE,
    printed: `(workspace_id = current_setting('${WORKSPACE_SETTING}'::text))`,
  },
  { suffix: '_of_system', role: systemRole.name, condition: 'true', printed: 'true' },
] as const;

const ofThisWorkspace = sql.raw(OF_THIS_WORKSPACE);

const tenantColumns = { workspaceId: text('workspace_id').notNull() };
type TenantColumns = typeof tenantColumns;

/**
 * Defines a table whose rows each belong to a workspace: it has a `workspace_id` column, and row-level security from
 * its first migration on. Every table must be defined by this function; a test checks that.
 */
export function tenantTable<Name extends string, Columns extends Record<string, PgColumnBuilderBase>>(
  name: Name,
  columns: Columns,
  constraints: (table: BuildExtraConfigColumns<Name, TenantColumns & Columns, 'pg'>) => PgTableExtraConfigValue[],
) {
  return pgTable(name, { ...tenantColumns, ...columns }, (table) => [
    pgPolicy(`${name}_of_workspace`, { to: workspaceRole, using: ofThisWorkspace, withCheck: ofThisWorkspace }),
    pgPolicy(`${name}_of_system`, { to: systemRole, using: sql`true`, withCheck: sql`true` }),
    ...constraints(table),
  ]);
}
