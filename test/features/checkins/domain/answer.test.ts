import { carriedCount, commitmentsIn, occurrenceToOpen } from '../../../../src/features/checkins/domain/answer.js';

const long = 'x'.repeat(201);

test.each([
  ['one a line', 'Ship it\nCall Mia', 0, { texts: ['Ship it', 'Call Mia'] }],
  [
    'bullets, numbers and empty lines are left out',
    '- Ship it\n\n  • Call Mia\n3. Rest\n4) Sleep',
    0,
    { texts: ['Ship it', 'Call Mia', 'Rest', 'Sleep'] },
  ],
  ['a dash within stays', 'Ship 2-page intro\n3D model', 0, { texts: ['Ship 2-page intro', '3D model'] }],
  ['the same thing twice is one', 'Ship it\nShip it ', 0, { texts: ['Ship it'] }],
  ['nothing', ' \n ', 0, { refusal: 'none' }],
  ['nothing but bullets', '- \n •\n3.', 0, { refusal: 'none' }],
  ['six', 'a\nb\nc\nd\ne\nf', 0, { refusal: 'too-many' }],
  ['one that is too long', `Ship it\n${long}`, 0, { refusal: 'too-long' }],
  ['200 emoji are 200 characters', '🔥'.repeat(200), 0, { texts: ['🔥'.repeat(200)] }],
  ['more than a list holds', 'a\nb', 19, { refusal: 'list-full' }],
])('%s', (_, typed, open, expected) => {
  expect(commitmentsIn(typed, open)).toEqual(expected);
});

test('what is carried over stays open', () => {
  expect(carriedCount({ a: 'done', b: 'carry', c: 'drop', d: 'carry' })).toBe(2);
});

const friday = { day: '2026-11-20', opensAt: new Date('2026-11-20T09:00:00Z') };
const monday = { day: '2026-11-23', opensAt: new Date('2026-11-23T09:00:00Z') };
const tuesday = { day: '2026-11-24', opensAt: new Date('2026-11-24T09:00:00Z') };

test.each([
  ['today’s', [friday, monday], '2026-11-23', '2026-11-23T10:00:00Z', monday],
  ['today’s, even before it opens', [friday, monday], '2026-11-23', '2026-11-23T07:00:00Z', monday],
  [
    'at the weekend, Friday’s, which is open until Monday’s',
    [friday, monday],
    '2026-11-21',
    '2026-11-21T10:00:00Z',
    friday,
  ],
  ['for somebody new, the one to come', [tuesday], '2026-11-23', '2026-11-23T10:00:00Z', tuesday],
  ['for nobody, none', [], '2026-11-23', '2026-11-23T10:00:00Z', undefined],
])('"Check in" means %s', (_, history, today, now, expected) => {
  expect(occurrenceToOpen(history, today, new Date(now))).toEqual(expected);
});
