import { usernameOf } from '../../src/slack/outbound/signed.js';
import { profileOf, slackUser } from '../../src/slack/users.js';

const home = { workspaceId: 'T1', enterpriseId: null };

const nameOf = (display_name: string, real_name = '') =>
  profileOf(slackUser.parse({ id: 'U1', name: 'ann', profile: { display_name, real_name } }), home).name;

test.each([
  ['Ann Berger', 'Ann Berger'],
  ['Ann\u202E Berger\u202C', 'Ann Berger'],
  ['A\u200Bn\u2060n\uFEFF B\u00ADerger\u0007', 'Ann Berger'],
  ['\u2066 Ann\n\u2028 \t Berger ', 'Ann Berger'],
  ['Ann\u{E0041} \u3164\u2800Berger', 'Ann Berger'],
  ['An\u200Dn\u200C \uFE0FBerger', 'Ann Berger'],
  // Emoji and spelling that need a character which nobody sees.
  ['Ann 👩🏽\u200D💻 ❤\uFE0F', 'Ann 👩🏽\u200D💻 ❤\uFE0F'],
  ['Ann 👩\u200D', 'Ann 👩'],
  ['علی\u200Cرضا', 'علی\u200Cرضا'],
  ['ශ\u0DCA\u200Dරී', 'ශ\u0DCA\u200Dරී'],
])('the name %j is read as %j', (typed, name) => {
  expect(nameOf(typed)).toBe(name);
  expect(usernameOf(typed)).toBe(`${name} (via Hearth)`);
});

test('a name that nobody sees gives way to the next one', () => {
  expect([nameOf('\u200B\u3164', 'Ann Berger'), nameOf('\u202E', ' \u2800')]).toEqual(['Ann Berger', 'ann']);
});
