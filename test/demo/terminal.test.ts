import { createLog } from '../../src/core/log.js';
import { inPlainWords } from './terminal.js';

test('the terminal shows errors in plain words, and no warnings', () => {
  const lines: string[] = [];
  const log = createLog(
    'error',
    inPlainWords((text) => lines.push(text)),
  );
  const error = new Error('The list is full.');
  error.stack = 'Error: The list is full.\n    at add (list.ts:1:2)';
  log.error({ job: 'lists.add', id: '7', err: error }, 'a job failed');
  log.error('a page failed');
  log.warn({ why: 'not a member' }, 'refused');
  expect(lines).toEqual([
    '  Hearth: a job failed (lists.add): Error: The list is full.\n    at add (list.ts:1:2)\n',
    '  Hearth: a page failed\n',
  ]);
});
