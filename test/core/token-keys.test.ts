import fc from 'fast-check';
import { decryptToken, encryptToken, newTokenKey, readTokenKeys } from '../../src/core/token-keys.js';

const keys = (text: string) => readTokenKeys(text) ?? [];
const [old, fresh] = [newTokenKey('old'), newTokenKey('fresh')];

test('any encrypted token decrypts to the same text in the same workspace', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (token, workspaceId) => {
      const sealed = encryptToken(keys(old), workspaceId, token);
      expect(decryptToken(keys(`${fresh},${old}`), workspaceId, sealed)).toBe(token);
    }),
  );
});

test('the first key encrypts, and the same token gives different ciphertexts', () => {
  const sealed = [1, 2].map(() => encryptToken(keys(`${fresh},${old}`), 'T1', 'xoxb-secret'));
  expect(sealed.map((it) => it.keyId)).toEqual(['fresh', 'fresh']);
  expect(new Set(sealed.map((it) => it.sealedToken)).size).toBe(2);
  expect(JSON.stringify(sealed)).not.toContain('xoxb');
});

test('decryption fails for another workspace, a changed ciphertext or a missing key', () => {
  const sealed = encryptToken(keys(old), 'T1', 'xoxb-secret');
  const bytes = Buffer.from(sealed.sealedToken, 'base64');
  for (const at of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8((changed.readUInt8(at) + 1) % 256, at);
    expect(() => decryptToken(keys(old), 'T1', { ...sealed, sealedToken: changed.toString('base64') })).toThrow();
  }
  expect(() => decryptToken(keys(old), 'T2', sealed)).toThrow();
  expect(() => decryptToken(keys(fresh), 'T1', sealed)).toThrow(
    'A token is kept under the key "old", which is not in TOKEN_KEYS.',
  );
  expect(() => decryptToken(keys(newTokenKey('old')), 'T1', sealed)).toThrow();
});
