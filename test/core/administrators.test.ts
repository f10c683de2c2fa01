import { isAdministrator } from '../../src/core/administrators.js';

test.each([
  ['an admin', { userId: 'U1', standing: 'admin' as const }, null, true],
  ['the installer', { userId: 'U1', standing: 'full' as const }, 'U1', true],
  ['a guest who installed the app', { userId: 'U1', standing: 'guest' as const }, 'U1', true],
  ['any other member', { userId: 'U2', standing: 'full' as const }, 'U1', false],
  ['a member when the installer is unknown', { userId: 'U2', standing: 'full' as const }, null, false],
  ['a deactivated installer', { userId: 'U1', standing: 'deactivated' as const }, 'U1', false],
])('isAdministrator is correct for %s', (_, person, installer, may) => {
  expect(isAdministrator(person, installer)).toBe(may);
});
