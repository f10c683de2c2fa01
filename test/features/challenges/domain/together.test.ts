import { togetherOf } from '../../../../src/features/challenges/domain/together.js';
import { MOST_DAYS } from '../../../support/challenge-plans.js';

const PLAN = { ...MOST_DAYS, groupTarget: null, total: null };
const ann = { userId: 'U0ANN', leftAt: null, target: 10, done: 10 };
const ben = { userId: 'U0BEN', leftAt: null, target: 5, done: 2.5 };
const left = { userId: 'U0KIM', leftAt: new Date(0), target: 10, done: 10 };
const erased = { userId: null, leftAt: null, target: 10, done: 4 };

test.each([
  ['nobody', PLAN, [], { joined: 0, total: 0, groupTarget: 7, finished: 0 }],
  ['two', PLAN, [ann, ben], { joined: 2, total: 12.5, groupTarget: 11, finished: 1 }],
  ['those who left count with what they did', PLAN, [ann, left], { joined: 1, total: 20, groupTarget: 7, finished: 1 }],
  ['and so do those who were erased', PLAN, [ann, erased], { joined: 2, total: 14, groupTarget: 7, finished: 1 }],
  [
    'what was fixed stays',
    { ...PLAN, groupTarget: 20, total: 12 },
    [ann, ben],
    { joined: 2, total: 12, groupTarget: 20, finished: 1 },
  ],
])('progress together: %s', (_, plan, all, expected) => {
  expect(togetherOf(plan, all)).toEqual(expected);
});
