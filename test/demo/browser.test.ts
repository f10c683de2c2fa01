import { browserCommand } from './browser.js';

const mac = { env: {}, platform: 'darwin', isTerminal: true } as const;
const linux = { env: { DISPLAY: ':0' }, platform: 'linux', isTerminal: true } as const;

test.each([
  ['on a Mac', mac, ['open']],
  ['on Windows', { ...mac, platform: 'win32' }, ['rundll32', 'url.dll,FileProtocolHandler']],
  ['on Linux with a display', linux, ['xdg-open']],
  ['on Linux with Wayland', { ...linux, env: { WAYLAND_DISPLAY: 'wayland-0' } }, ['xdg-open']],
  ['on Linux without a display', { ...linux, env: {} }, undefined],
  ['in CI', { ...mac, env: { CI: 'true' } }, undefined],
  ['over SSH', { ...linux, env: { DISPLAY: ':10', SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' } }, undefined],
  ['with BROWSER=none', { ...mac, env: { BROWSER: 'none' } }, undefined],
  ['without a terminal', { ...mac, isTerminal: false }, undefined],
] as const)('%s, the browser is opened with %j', (_, where, command) => {
  expect(browserCommand(where)).toEqual(command);
});
