import { asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../../core/database/database.js';
import { acts } from '../schema.js';

export type ActRow = typeof acts.$inferSelect;

/** Adds an act to the log. Returns its id; undefined if an act with the given id was added before. */
export async function addAct(
  tx: Tx,
  it: Pick<ActRow, 'workspaceId' | 'caseId' | 'act' | 'doneBy' | 'at'> & {
    readonly id?: string | undefined;
    readonly note?: string;
  },
): Promise<string | undefined> {
  const [row] = await tx.insert(acts).values(it).onConflictDoNothing().returning({ id: acts.id });
  return row?.id;
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
