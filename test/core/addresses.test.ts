import pg from 'pg';
import { isUnambiguous, nodesOf, withPassword } from '../../src/core/addresses.js';
import { cutValues } from '../../src/core/env-file.js';

test.each([
  ['postgres://app:secret@host:5432/hearth?sslmode=require', true],
  ['postgres://app@host/hearth', true],
  ['postgres:///hearth?host=/run/postgresql', true],
  ['postgres://app:secret@/hearth?host=/run/postgresql', true],
  ['postgres://app:a%2Fb%23c%3F@host/hearth', true],
  ['redis://host:6379', true],
  ['postgres://app:a/b@host/hearth', false],
  ['postgres://app:1/b@host/hearth', false],
  ['postgres://app:1#b@host/hearth', false],
  ['postgres://app:1?b@host/hearth', false],
  ['postgres://app:a@1/b@host/hearth', false],
  ['redis://:a#b@host', false],
])('%s can be read in one way: %s', (address, expected) => {
  expect(isUnambiguous(address)).toBe(expected);
});

test.each([
  ['redis://a:6379', ['redis://a:6379']],
  ['redis://a:6379,redis://b:6379', ['redis://a:6379', 'redis://b:6379']],
  ['rediss://u:1,2@a,rediss://u:1,2@b', ['rediss://u:1,2@a', 'rediss://u:1,2@b']],
])('%s are the addresses %j', (addresses, expected) => {
  expect(nodesOf(addresses)).toEqual(expected);
});

test.each(['secret', 'a/b#c?d@e%41 f:g', 'ärger'])('a password that is set apart arrives as it is: %s', (password) => {
  const url = withPassword('postgres://app@host/hearth', password);
  expect(new pg.Client({ connectionString: url })).toMatchObject({ user: 'app', password, host: 'host' });
});

test('values that end at a # are found in the text of .env', () => {
  const text = `# NAME=a#b
PLAIN=abc
COMMENTED=abc # a comment
QUOTED="a#b"
SINGLE='a#b' # a comment
CUT=a#b
  export CUT_TOO = #b`;
  expect(cutValues(text)).toEqual(['CUT', 'CUT_TOO']);
});
