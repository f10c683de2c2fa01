import { type BuildExtraConfigColumns, sql } from 'drizzle-orm';
import {
  type PgColumnBuilderBase,
  type PgTableExtraConfigValue,
  pgPolicy,
  pgRole,
  pgTable,
  text,
} from 'drizzle-orm/pg-core';

/** What a transaction runs as within one workspace. It owns nothing and sees only that workspace's rows. */
export const workspaceRole = pgRole('hearth_workspace').existing();

/** What sweeps, the look-up of installations and erasure run as. It owns nothing and sees every row. */
export const systemRole = pgRole('hearth_system').existing();

/** The transaction's setting that names its workspace; the policies of every table compare with it. */
export const WORKSPACE_SETTING = 'hearth.workspace';

const ofThisWorkspace = sql.raw(`workspace_id = current_setting('${WORKSPACE_SETTING}')`);

const tenantColumns = { workspaceId: text('workspace_id').notNull() };
type TenantColumns = typeof tenantColumns;

/**
 * A table whose every row belongs to a workspace: it has the column `workspace_id` and row-level security from its first
 * migration on. Tables are made by this function only; a test looks for others.
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
