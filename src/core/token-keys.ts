import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** A key that tokens are encrypted with, 32 bytes, and the id by which a row says that it was this one. */
export interface TokenKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** A token as it is kept. */
export interface SealedToken {
  readonly keyId: string;
  /** The nonce (12 bytes), the tag (16) and the encrypted token, in base64. */
  readonly sealedToken: string;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Reads `id:base64,id:base64`; undefined unless each is 32 bytes under an id of its own. */
export function readTokenKeys(text: string): readonly TokenKey[] | undefined {
  const found = text.split(',').map((one): TokenKey | undefined => {
    const [, id, base64] = /^\s*([\w-]{1,40}):([A-Za-z0-9+/]+={0,2})\s*$/.exec(one) ?? [];
    const bytes = Buffer.from(base64 ?? '', 'base64');
    return id && bytes.length === KEY_BYTES ? { id, bytes } : undefined;
  });
  const keys = found.filter((key) => key !== undefined);
  return keys.length === found.length && new Set(keys.map((key) => key.id)).size === keys.length ? keys : undefined;
}

/** A new key, as `TOKEN_KEYS` takes it. */
export function newTokenKey(id: string): string {
  return `${id}:${randomBytes(KEY_BYTES).toString('base64')}`;
}

/** Encrypts a token (AES-256-GCM) by the first of the keys, for this workspace: it cannot be opened in the name of another. */
export function sealToken(keys: readonly TokenKey[], workspaceId: string, token: string): SealedToken {
  const [key] = keys;
  if (!key) throw new Error('There is no key to encrypt a token with.');
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce).setAAD(Buffer.from(workspaceId));
  const encrypted = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
  return { keyId: key.id, sealedToken: Buffer.concat([nonce, cipher.getAuthTag(), encrypted]).toString('base64') };
}

/** The token. Throws when its key is not among these, or when it was changed or belongs to another workspace. */
export function openToken(keys: readonly TokenKey[], workspaceId: string, { keyId, sealedToken }: SealedToken): string {
  const key = keys.find((it) => it.id === keyId);
  if (!key) throw new Error(`A token is kept under the key "${keyId}", which is not in TOKEN_KEYS.`);
  const bytes = Buffer.from(sealedToken, 'base64');
  const decipher = createDecipheriv(CIPHER, key.bytes, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(workspaceId))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}
