import { DAY } from '../../../../src/core/durations.js';
import { type Candidate, refusalOf } from '../../../../src/features/partners/domain/asking.js';

const NOW = new Date('2026-11-23T10:00:00Z');
const ago = (days: number) => new Date(NOW.getTime() - days * DAY);

test.each<[string, Partial<Candidate>, ReturnType<typeof refusalOf>]>([
  ['a member who takes part', {}, undefined],
  ['themselves', { userId: 'ann' }, 'yourself'],
  ['somebody who is not in the community', { isMember: false, takesPart: false }, 'not-member'],
  ['a member without check-ins', { takesPart: false }, 'no-checkins'],
  ['somebody who has just said not now', { declinedAt: ago(27) }, 'not-now'],
  ['somebody who said not now long ago', { declinedAt: ago(28) }, undefined],
])('Ann asks %s', (_, more, refusal) => {
  const ben = { userId: 'ben', isMember: true, takesPart: true, declinedAt: null };
  expect(refusalOf({ ...ben, ...more }, 'ann', NOW)).toBe(refusal);
});
