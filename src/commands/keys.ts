import { sql } from 'drizzle-orm';
import type { Database } from '../core/database/database.js';
import type { DataInventory } from '../core/personal-data.js';
import { newReference } from '../core/reference.js';
import { createSecrets, type Secrets } from '../core/secrets.js';
import { decryptToken, encryptToken, newTokenKey, type TokenKey } from '../core/token-keys.js';
import { inventoryOf } from '../deps.js';
import { features } from '../features/index.js';
import { type InstallationRow, reseal, underOtherKeys } from '../slack/installations/store.js';
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
    print(`Re-encrypted ${tokens.count} tokens and ${texts.count} texts with the key "${key.id}".`);
    const lost = [...lostTokens(tokens), ...lostTexts(texts)];
    print(...(lost.length > 0 ? lost : ['It now encrypts all of them.']));
    return lost.length > 0 ? 1 : 0;
  });

/** The result of a rotation. What was lost can't be opened with any of the keys, or was altered. */
interface Rotated<Lost> {
  readonly count: number;
  readonly lost: Lost;
}

function lostTokens({ lost }: Rotated<readonly string[]>): string[] {
  if (lost.length === 0) return [];
  return [
    `Tokens that no key in TOKEN_KEYS opens: ${lost.length}. Put their key back and rotate again, or install Hearth again in ${lost.join(', ')}.`,
  ];
}

function lostTexts({ lost }: Rotated<number>): string[] {
  if (lost === 0) return [];
  return [
    `Texts that no key in TOKEN_KEYS opens: ${lost}. Put their key back and rotate again, or they stay unreadable.`,
  ];
}

/**
 * Re-encrypts the tokens of all other keys with the first key, whose id is `id`. Goes on past those that it can't open,
 * and returns their workspaces.
 */
export async function rotateTokens(
  db: Database,
  keys: readonly TokenKey[],
  id: string,
): Promise<Rotated<readonly string[]>> {
  const lost: string[] = [];
  let count = 0;
  for (let after = ''; ; ) {
    const rows = await db.acrossWorkspaces((tx) => underOtherKeys(tx, id, { after, limit: PAGE_SIZE }));
    for (const row of rows) {
      const token = tokenIn(keys, row);
      if (token === undefined) lost.push(row.workspaceId);
      else if (
        await db.inWorkspace(row.workspaceId, (tx) => reseal(tx, row, encryptToken(keys, row.workspaceId, token)))
      )
        count += 1;
    }
    const last = rows.at(-1);
    if (!last) return { count, lost };
    after = last.workspaceId;
  }
}

function tokenIn(keys: readonly TokenKey[], row: InstallationRow): string | undefined {
  try {
    return decryptToken(keys, row.workspaceId, row);
  } catch {
    return undefined;
  }
}

/**
 * Re-encrypts the texts of all other keys, in the columns that the inventory calls sealed, with the first key, whose id
 * is `id`. Goes on past those that it can't open, and counts them.
 */
export async function rotateSecrets(
  db: Database,
  inventory: DataInventory,
  keys: readonly TokenKey[],
  id: string,
): Promise<Rotated<number>> {
  let [count, lost] = [0, 0];
  for (const [table, { sealed = [] }] of Object.entries(inventory)) {
    for (const column of sealed) {
      const rotated = await rotateColumn(db, createSecrets(keys), { table, column, id });
      count += rotated.count;
      lost += rotated.lost;
    }
  }
  return { count, lost };
}

async function rotateColumn(
  db: Database,
  secrets: Secrets,
  it: { readonly table: string; readonly column: string; readonly id: string },
): Promise<Rotated<number>> {
  const [table, column] = [sql.identifier(it.table), sql.identifier(it.column)];
  let [count, lost] = [0, 0];
  for (let after = ''; ; ) {
    const others = sql`select workspace_id, ${column} as text from ${table}
      where not starts_with(${column}, ${`${it.id}:`}) and ${column} > ${after} order by ${column} limit ${PAGE_SIZE}`;
    const { rows } = await db.acrossWorkspaces((tx) => tx.execute<{ workspace_id: string; text: string }>(others));
    for (const { workspace_id: workspaceId, text } of rows) {
      const opened = secrets.open(workspaceId, text);
      if (opened === undefined) {
        lost += 1;
        continue;
      }
      const update = sql`update ${table} set ${column} = ${secrets.seal(workspaceId, opened)} where ${column} = ${text}`;
      count += (await db.inWorkspace(workspaceId, (tx) => tx.execute(update))).rowCount ?? 0;
    }
    const last = rows.at(-1);
    if (!last) return { count, lost };
    after = last.text;
  }
}
