import { createSecrets, secretKeysOf } from '../../src/core/secrets.js';
import { newTokenKey, readTokenKeys } from '../../src/core/token-keys.js';

const keys = (...ids: string[]) => readTokenKeys(ids.map(newTokenKey).join(',')) ?? [];

test('a secret opens in its own workspace with its own key, and nowhere else', () => {
  const both = keys('new', 'old');
  const sealed = createSecrets(both.slice(1)).seal('T1', 'Please help.');
  expect(sealed).toMatch(/^old:/);
  expect(sealed).not.toContain('Please');
  const opened = [
    createSecrets(both).open('T1', sealed),
    createSecrets(both).open('T2', sealed),
    createSecrets(both.slice(0, 1)).open('T1', sealed),
    createSecrets(both).open('T1', `${sealed.slice(0, -4)}AAA=`),
  ];
  expect(opened).toEqual(['Please help.', undefined, undefined, undefined]);
});

test('without keys for tokens, the key comes from the secret that Hearth shares with Slack', () => {
  const serves = { botToken: 'xoxb-1', installer: undefined };
  const [key] = secretKeysOf({ serves, inbound: { signingSecret: 'one' } });
  expect(key).toEqual(secretKeysOf({ serves, inbound: { signingSecret: 'one' } })[0]);
  expect(key?.bytes).toHaveLength(32);
  expect(secretKeysOf({ serves, inbound: { appToken: 'xapp-1' } })[0]?.bytes).not.toEqual(key?.bytes);
  const tokenKeys = keys('a');
  const many = { clientId: 'c', clientSecret: 's', stateSecret: 't', publicUrl: 'https://x', tokenKeys };
  expect(secretKeysOf({ serves: many, inbound: { signingSecret: 'one' } })).toBe(tokenKeys);
});
