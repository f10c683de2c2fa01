import { portIn, portProblem } from './port.js';

test.each([
  ['4000', 4000],
  ['0', 0],
  ['65536', undefined],
  ['-1', undefined],
  ['http', undefined],
  ['', undefined],
])('%j is the port %j', (text, port) => {
  expect(portIn(text)).toBe(port);
});

test.each([
  ['EADDRINUSE', 4000, 'Port 4000 is already in use. Use another one: npm run demo -- --port 4001'],
  ['EADDRINUSE', 65_535, 'Port 65535 is already in use. Use another one: npm run demo -- --port 4000'],
  ['EACCES', 80, 'You may not use port 80. Use another one: npm run demo -- --port 4000'],
  ['ECONNRESET', 4000, undefined],
])('the error %s at port %d says the way out', (code, port, text) => {
  expect(portProblem(Object.assign(new Error(code), { code }), port)).toBe(text);
});
