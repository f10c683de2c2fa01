import type { Database } from '../core/database/database.js';
import { newReference } from '../core/reference.js';
import { decryptToken, encryptToken, newTokenKey, type TokenKey } from '../core/token-keys.js';
import { reseal, underOtherKeys } from '../slack/installations/store.js';
import { type Command, print, withDatabase } from './command.js';

const PAGE_SIZE = 500;

/** Prints a new key for `TOKEN_KEYS`. */
export const newKey: Command = async () => {
  print(newTokenKey(newReference().toLowerCase()));
  return 0;
};

/** Re-encrypts every token with the first key; Hearth may be running. The other keys can then be removed. */
export const rotateKeys: Command = async () =>
  withDatabase(async ({ settings, db }) => {
    const { serves } = settings.slack;
    const [key] = 'tokenKeys' in serves ? serves.tokenKeys : [];
    if (!('tokenKeys' in serves) || !key) {
      print('There are no keys to rotate: with SLACK_BOT_TOKEN, Hearth stores no tokens.');
      return 1;
    }
    const count = await rotateTokens(db, serves.tokenKeys, key.id);
    print(`Re-encrypted ${count} tokens. The key "${key.id}" now encrypts all tokens.`);
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
