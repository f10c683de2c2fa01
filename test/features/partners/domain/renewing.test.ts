import { DAY } from '../../../../src/core/durations.js';
import { renewalFor } from '../../../../src/features/partners/domain/renewing.js';
import type { State } from '../../../../src/features/partners/domain/terms.js';

const NOW = new Date('2026-12-16T10:00:00Z');
const ahead = (days: number) => new Date(NOW.getTime() + days * DAY);
const partner = (userId: string, renews: boolean | null, state: State = 'in') => ({ userId, renews, state });
const running = { startedAt: ahead(-23), endedAt: null, endsAt: ahead(5) };

test.each<[string, Partial<typeof running>, (boolean | null)[], ReturnType<typeof renewalFor>]>([
  ['is asked in the last days', {}, [null, null], 'asked'],
  ['is not asked before', { endsAt: ahead(8) }, [null, null], undefined],
  ['is not asked once it is over', { endsAt: ahead(-1), endedAt: NOW as unknown as null }, [null, null], undefined],
  ['is asked when the other wants to go on', {}, [null, true], 'asked'],
  ['waits for the other', {}, [true, null], 'waits'],
  ['is not asked again', {}, [false, null], undefined],
  ['is not asked once the other has said no', {}, [null, false], undefined],
  ['does not wait once the other has said no', {}, [true, false], undefined],
])('a partner %s', (_, more, [mine = null, other = null], expected) => {
  const partners = [partner('ann', mine), partner('ben', other), partner('kim', false, 'left')];
  expect(renewalFor({ ...running, ...more }, partners, 'ann', NOW)).toBe(expected);
  expect(renewalFor({ ...running, ...more }, partners, 'kim', NOW)).toBeUndefined();
});
