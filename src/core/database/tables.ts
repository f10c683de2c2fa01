import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export const MIGRATIONS = fileURLToPath(new URL('../../../db/migrations', import.meta.url));

const journal = z.object({ entries: z.array(z.object({ tag: z.string() })) });

const snapshot = z.object({ tables: z.record(z.string(), z.object({ name: z.string() })) });

/**
 * Returns the names of all tables that exist after the last migration of this version, from what the migrations
 * themselves record. A database may have more of them, from a newer version.
 */
export function tablesOfThisVersion(): string[] {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(MIGRATIONS, 'meta', name), 'utf8'));
  const number = journal.parse(read('_journal.json')).entries.at(-1)?.tag.split('_')[0];
  return Object.values(snapshot.parse(read(`${number}_snapshot.json`)).tables).map(({ name }) => name);
}
