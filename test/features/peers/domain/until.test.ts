import { heldUntil } from '../../../../src/features/peers/domain/until.js';

const at = (text: string) => new Date(`2026-11-${text}Z`);

test.each<[string, string, [opensAt: string, deadlineAt: string] | undefined, string]>([
  ['for a day, without a next check-in', '23T10:00', undefined, '24T10:00'],
  ['up to the end of the next check-in', '23T10:00', ['24T09:00', '24T18:00'], '24T18:00'],
  ['over a weekend', '20T10:00', ['23T09:00', '23T18:00'], '23T18:00'],
  ['for a day, if the next check-in is a week away', '20T10:00', ['27T09:00', '27T18:00'], '21T10:00'],
  ['for a day, if the next check-in is over before', '23T10:00', ['23T12:00', '23T18:00'], '24T10:00'],
  ['for a day of the next check-in, if that is open for longer', '23T10:00', ['24T09:00', '28T18:00'], '25T09:00'],
])('a peer holds it %s', (_, givenAt, next, until) => {
  const slot = next && { opensAt: at(next[0]), deadlineAt: at(next[1]) };
  expect(heldUntil(at(givenAt), slot)).toEqual(at(until));
});
