import { sql } from 'drizzle-orm';
import type { Database } from '../core/database/database.js';
import type { DataInventory } from '../core/personal-data.js';
import { newReference } from '../core/reference.js';
import { createSecrets, type Secrets } from '../core/secrets.js';
import { decryptToken, encryptToken, newTokenKey, type TokenKey } from '../core/token-keys.js';
import { inventoryOf } from '../deps.js';
import { features } from '../features/index.js';
import { reseal, underOtherKeys } from '../slack/installations/store.js';
import { type Command, print, withDatabase } from './command.js';

const PAGE_SIZE = 500;

/** Prints a new key for `TOKEN_KEYS`. */
export const newKey: Command = async () => {
  print(newTokenKey(newReference().toLowerCase()));
  return 0;
};

/** Re-encrypts every token and every encrypted text with the first key; Hearth may be running. The other keys can then be removed. */
export const rotateKeys: Command = async () =>
  withDatabase(async ({ settings, db }) => {
    const { serves } = settings.slack;
    const [key] = 'tokenKeys' in serves ? serves.tokenKeys : [];
    if (!('tokenKeys' in serves) || !key) {
      print('There are no keys to rotate: with SLACK_BOT_TOKEN, Hearth stores no tokens.');
      return 1;
    }
    const tokens = await rotateTokens(db, serves.tokenKeys, key.id);
    const texts = await rotateSecrets(db, inventoryOf(features), serves.tokenKeys, key.id);
    print(`Re-encrypted ${tokens} tokens and ${texts} texts. The key "${key.id}" now encrypts all of them.`);
    return 0;
  });

/** Re-encrypts the tokens of all other keys with the first key, whose id is `id`. Returns the number of tokens. */
export async function rotateTokens(db: Database, keys: readonly TokenKey[], id: string): Promise<number> {
  let count = 0;
  for (;;) {
    const rows = await db.acrossWorkspaces((tx) => underOtherKeys(tx, id, PAGE_SIZE));
    if (rows.length === 0) return count;
    for (const row of rows) {
      const after = encryptToken(keys, row.workspaceId, decryptToken(keys, row.workspaceId, row));
      if (await db.inWorkspace(row.workspaceId, (tx) => reseal(tx, row, after))) count += 1;
    }
  }
}

/**
 * Re-encrypts the texts of all other keys, in the columns that the inventory calls sealed, with the first key, whose id
 * is `id`. Returns the number of texts. Throws if the key of one is not among them.
 */
export async function rotateSecrets(
  db: Database,
  inventory: DataInventory,
  keys: readonly TokenKey[],
  id: string,
): Promise<number> {
  let count = 0;
  for (const [table, { sealed = [] }] of Object.entries(inventory))
    for (const column of sealed) count += await rotateColumn(db, createSecrets(keys), { table, column, id });
  return count;
}

async function rotateColumn(
  db: Database,
  secrets: Secrets,
  it: { readonly table: string; readonly column: string; readonly id: string },
): Promise<number> {
  const [table, column] = [sql.identifier(it.table), sql.identifier(it.column)];
  const others = sql`select workspace_id, ${column} as text from ${table} where ${column} not like ${`${it.id}:%`} limit ${PAGE_SIZE}`;
  let count = 0;
  for (;;) {
    const { rows } = await db.acrossWorkspaces((tx) => tx.execute<{ workspace_id: string; text: string }>(others));
    if (rows.length === 0) return count;
    for (const { workspace_id: workspaceId, text } of rows) {
      const opened = secrets.open(workspaceId, text);
      if (opened === undefined) throw new Error('A text is kept under a key that is not in TOKEN_KEYS.');
      const after = secrets.seal(workspaceId, opened);
      const update = sql`update ${table} set ${column} = ${after} where ${column} = ${text}`;
      count += (await db.inWorkspace(workspaceId, (tx) => tx.execute(update))).rowCount ?? 0;
    }
  }
}
