import { DrizzleQueryError } from 'drizzle-orm/errors';
import { createLog, describeError } from '../../src/core/log.js';

const typed = 'what somebody typed';

test('a failed query is logged without the values it was asked with', () => {
  const cause = Object.assign(new Error(`invalid input: ${typed}`), { name: 'error', code: '22P02' });
  const told = JSON.stringify(describeError(new DrizzleQueryError('insert …', [typed], cause)));
  expect(told).not.toContain(typed);
  expect(told).toContain('22P02');
});

test('an error of our own is logged with its words, and Slack’s with its code', () => {
  const error = Object.assign(new Error('no such thing'), {
    code: 'slack_webapi_platform_error',
    data: { ok: false, error: 'channel_not_found' },
  });
  expect(describeError(error)).toMatchObject({ type: 'Error', message: 'no such thing', slack: 'channel_not_found' });
});

test('secrets and text are cut out of a log line by their names', () => {
  const written: string[] = [];
  const log = createLog('info', { write: (line: string) => written.push(line) });
  log.info({ token: 'xoxb-secret', message: { text: typed, blocks: [typed] }, workspaceId: 'T1' }, 'hello');
  expect(written.join('')).not.toMatch(/xoxb-secret|somebody typed/);
  expect(JSON.parse(written[0] ?? '')).toMatchObject({ workspaceId: 'T1', msg: 'hello' });
});
