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

test.each([
  ['Europe/Berlin', 7200, 'Europe/Berlin'],
  ['America/Coyhaique_Two', -10800, 'Etc/GMT+3'],
  ['Asia/Newtown', 20700, 'Asia/Kathmandu'],
  ['Asia/Newtown', 12600, 'Asia/Tehran'],
  ['Atlantis/Deep', 36900, 'Etc/GMT-10'],
  ['Atlantis/Deep', 0, 'UTC'],
  [undefined, 3600, 'Etc/GMT-1'],
  [undefined, undefined, 'UTC'],
])('the zone %j with the offset %j is read as %j', (tz, tz_offset, zone) => {
  expect(profileOf(slackUser.parse({ id: 'U1', tz, tz_offset }), home).zone).toBe(zone);
});

const grid = { workspaceId: 'T1', enterpriseId: 'E1' };

test.each([
  ['their own workspace', { team_id: 'T1' }, home, 'full'],
  ['no workspace, in an event of an earlier version', {}, home, 'full'],
  ['another workspace', { team_id: 'T2' }, home, 'stranger'],
  ['another workspace, to a Grid organization', { team_id: 'T2' }, grid, 'stranger'],
  [
    'another organization',
    { team_id: 'T2', enterprise_user: { enterprise_id: 'E2', teams: ['T2'] } },
    grid,
    'stranger',
  ],
  ['a sister workspace', { team_id: 'T2', enterprise_user: { enterprise_id: 'E1', teams: ['T2'] } }, grid, 'full'],
  ['the organization', { team_id: 'E1' }, grid, 'full'],
  ['both', { team_id: 'T2', enterprise_user: { enterprise_id: 'E1', teams: ['T2', 'T1'] } }, home, 'full'],
  ['nobody here', { team_id: 'T1', is_stranger: true }, home, 'stranger'],
])('an account of %s', (_, user, of, standing) => {
  expect(profileOf(slackUser.parse({ id: 'U1', ...user }), of).standing).toBe(standing);
});
