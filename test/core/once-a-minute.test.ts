import { jest } from '@jest/globals';
import { createLog } from '../../src/core/log.js';
import { warnOnceAMinute } from '../../src/core/once-a-minute.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const full = Object.assign(new Error('full'), { code: '53100' });
const gone = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });

test('what repeats is logged at once, and then once a minute with the number of times', () => {
  const written: object[] = [];
  const log = createLog('info', {
    write: (line: string) => {
      const { msg, err, times } = JSON.parse(line);
      written.push([msg, err.code, times]);
    },
  });
  const warn = warnOnceAMinute(log);
  const logged = () => written.splice(0);

  for (let i = 0; i < 1_000; i += 1) warn({ err: full }, 'no disk');
  warn({ err: gone }, 'no disk');
  warn({ err: full }, 'no queue');
  expect(logged()).toEqual([
    ['no disk', '53100', undefined],
    ['no disk', 'ECONNREFUSED', undefined],
    ['no queue', '53100', undefined],
  ]);
  jest.advanceTimersByTime(60_000);
  expect(logged()).toEqual([['no disk', '53100', 999]]);
  warn({ err: full }, 'no disk');
  expect(logged()).toEqual([]);
  jest.advanceTimersByTime(60_000);
  expect(logged()).toEqual([['no disk', '53100', 1]]);
  jest.advanceTimersByTime(60_000);
  warn({ err: full }, 'no disk');
  expect(logged()).toEqual([['no disk', '53100', undefined]]);
});
