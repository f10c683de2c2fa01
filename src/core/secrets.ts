import { hkdfSync } from 'node:crypto';
import type { Settings } from './config.js';
import { decryptToken, encryptToken, type TokenKey } from './token-keys.js';

/** Encrypts what people write in confidence, as tokens are encrypted. */
export interface Secrets {
  /** Returns the text as it is stored: the id of the key, a colon, and the encrypted text. */
  seal(workspaceId: string, text: string): string;
  /** Returns the text; undefined if its key is no longer there, or it was altered. */
  open(workspaceId: string, sealed: string): string | undefined;
}

export function createSecrets(keys: readonly TokenKey[]): Secrets {
  return {
    seal: (workspaceId, text) => {
      const { keyId, sealedToken } = encryptToken(keys, workspaceId, text);
      return `${keyId}:${sealedToken}`;
    },
    open: (workspaceId, sealed) => {
      const [keyId = '', sealedToken = ''] = sealed.split(':');
      try {
        return decryptToken(keys, workspaceId, { keyId, sealedToken });
      } catch {
        return undefined;
      }
    },
  };
}

/**
 * Returns the keys for secrets: those for tokens or, with a bot token, for which there are none, one that is derived
 * from the secret that Hearth shares with Slack.
 */
export function secretKeysOf({ serves, inbound }: Pick<Settings['slack'], 'serves' | 'inbound'>): readonly TokenKey[] {
  if ('tokenKeys' in serves) return serves.tokenKeys;
  const shared = 'appToken' in inbound ? inbound.appToken : inbound.signingSecret;
  return [{ id: 'shared', bytes: Buffer.from(hkdfSync('sha256', shared, '', 'hearth secrets', 32)) }];
}
