import { asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { acts } from '../schema.js';

export type ActRow = typeof acts.$inferSelect;

/** Adds an act to the log. Returns its id. */
export async function addAct(
  tx: Tx,
  it: Pick<ActRow, 'workspaceId' | 'caseId' | 'act' | 'doneBy' | 'at'> & { readonly note?: string },
): Promise<string> {
  const [row] = await tx.insert(acts).values(it).returning({ id: acts.id });
  if (!row) throw new Error('The act was not added.');
  return row.id;
}

export async function actById(tx: Tx, id: string): Promise<ActRow | undefined> {
  return (await tx.select().from(acts).where(eq(acts.id, id)))[0];
}

/** Returns what was done about these cases, the first first. */
export async function actsOf(tx: Tx, caseIds: readonly string[]): Promise<ActRow[]> {
  return tx
    .select()
    .from(acts)
    .where(inArray(acts.caseId, [...caseIds]))
    .orderBy(asc(acts.at), asc(acts.id));
}
