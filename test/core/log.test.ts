import { DrizzleQueryError } from 'drizzle-orm/errors';
import { createLog, describeError } from '../../src/core/log.js';

const typed = 'what somebody typed';

test('a failed query is logged without its parameters', () => {
  const cause = Object.assign(new Error(`invalid input: ${typed}`), { name: 'error', code: '22P02' });
  const logged = JSON.stringify(describeError(new DrizzleQueryError('insert …', [typed], cause)));
  expect(logged).not.toContain(typed);
  expect(logged).toContain('22P02');
});

test('an error is logged with its message and, if it is from Slack, with Slack’s error code', () => {
  const error = Object.assign(new Error('no such thing'), {
    code: 'slack_webapi_platform_error',
    data: { ok: false, error: 'channel_not_found' },
  });
  expect(describeError(error)).toMatchObject({ type: 'Error', message: 'no such thing', slack: 'channel_not_found' });
});

test('secrets and message texts are removed from a log line by the names of their fields', () => {
  const written: string[] = [];
  const log = createLog('info', { write: (line: string) => written.push(line) });
  log.info({ token: 'xoxb-secret', message: { text: typed, blocks: [typed] }, workspaceId: 'T1' }, 'hello');
  expect(written.join('')).not.toMatch(/xoxb-secret|somebody typed/);
  expect(JSON.parse(written[0] ?? '')).toMatchObject({ workspaceId: 'T1', msg: 'hello' });
});
