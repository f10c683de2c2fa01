import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** A key of 32 bytes that encrypts tokens. Rows store its `id` to tell which key encrypted them. */
export interface TokenKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** An encrypted token, as it is stored. */
export interface SealedToken {
  readonly keyId: string;
  /** The nonce (12 bytes), the tag (16) and the encrypted token, in base64. */
  readonly sealedToken: string;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Parses `id:base64,id:base64`. Returns undefined unless each key has 32 bytes and the ids are unique. */
export function readTokenKeys(text: string): readonly TokenKey[] | undefined {
  const found = text.split(',').map((one): TokenKey | undefined => {
    const [, id, base64] = /^\s*([\w-]{1,40}):([A-Za-z0-9+/]+={0,2})\s*$/.exec(one) ?? [];
    const bytes = Buffer.from(base64 ?? '', 'base64');
    return id && bytes.length === KEY_BYTES ? { id, bytes } : undefined;
  });
  const keys = found.filter((key) => key !== undefined);
  return keys.length === found.length && new Set(keys.map((key) => key.id)).size === keys.length ? keys : undefined;
}

/** Returns a new random key in the format of `TOKEN_KEYS`. */
export function newTokenKey(id: string): string {
  return `${id}:${randomBytes(KEY_BYTES).toString('base64')}`;
}

/**
 * Encrypts a token (AES-256-GCM) with the first key. The workspace id is authenticated with it, so the token can't be
 * opened for another workspace. Throws when there is no key.
 */
export function encryptToken(keys: readonly TokenKey[], workspaceId: string, token: string): SealedToken {
  const [key] = keys;
  if (!key) throw new Error('There is no key to encrypt a token with.');
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce).setAAD(Buffer.from(workspaceId));
  const encrypted = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
  return { keyId: key.id, sealedToken: Buffer.concat([nonce, cipher.getAuthTag(), encrypted]).toString('base64') };
}

/** Decrypts a token. Throws when its key is not in `keys`, when it was altered, or when it is another workspace's. */
export function decryptToken(
  keys: readonly TokenKey[],
  workspaceId: string,
  { keyId, sealedToken }: SealedToken,
): string {
  const key = keys.find((it) => it.id === keyId);
  if (!key) throw new Error(`A token is kept under the key "${keyId}", which is not in TOKEN_KEYS.`);
  const bytes = Buffer.from(sealedToken, 'base64');
  const decipher = createDecipheriv(CIPHER, key.bytes, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(workspaceId))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}
