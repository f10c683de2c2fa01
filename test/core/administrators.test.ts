import { isAdministrator } from '../../src/core/administrators.js';

test.each([
  ['an admin', { userId: 'U1', standing: 'admin' as const }, null, true],
  ['the installer', { userId: 'U1', standing: 'full' as const }, 'U1', true],
  ['a guest who installed it', { userId: 'U1', standing: 'guest' as const }, 'U1', true],
  ['anybody else', { userId: 'U2', standing: 'full' as const }, 'U1', false],
  ['nobody in particular', { userId: 'U2', standing: 'full' as const }, null, false],
  ['an installer who is gone', { userId: 'U1', standing: 'deactivated' as const }, 'U1', false],
])('%s has the rights of the workspace: %#', (_, person, installer, may) => {
  expect(isAdministrator(person, installer)).toBe(may);
});
