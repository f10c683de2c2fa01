import { commitmentsIn, doneIn } from '../../../../src/features/checkins/domain/answer.js';

const long = 'x'.repeat(201);

test.each([
  ['each line is a commitment', 'Ship it\nCall Mia', 0, { texts: ['Ship it', 'Call Mia'] }],
  [
    'bullets, numbers and empty lines are left out',
    '- Ship it\n\n  • Call Mia\n3. Rest\n4) Sleep',
    0,
    { texts: ['Ship it', 'Call Mia', 'Rest', 'Sleep'] },
  ],
  ['a dash within a line stays', 'Ship 2-page intro\n3D model', 0, { texts: ['Ship 2-page intro', '3D model'] }],
  ['a repeated line counts once', 'Ship it\nShip it ', 0, { texts: ['Ship it'] }],
  ['an empty text is refused', ' \n ', 0, { refusal: 'none' }],
  ['a text of only bullets is refused', '- \n •\n3.', 0, { refusal: 'none' }],
  ['six lines are too many', 'a\nb\nc\nd\ne\nf', 0, { refusal: 'too-many' }],
  ['a line over 200 characters is too long', `Ship it\n${long}`, 0, { refusal: 'too-long' }],
  ['200 emoji count as 200 characters', '🔥'.repeat(200), 0, { texts: ['🔥'.repeat(200)] }],
  ['a full list takes no more commitments', 'a\nb', 19, { refusal: 'list-full' }],
])('%s', (_, typed, open, expected) => {
  expect(commitmentsIn(typed, open)).toEqual(expected);
});

test('nothing new is needed while something stays on the list, even on a full one', () => {
  expect(commitmentsIn(' \n', 20)).toEqual({ texts: [] });
});

test.each([
  ['nothing else', '', { texts: [] }],
  [
    'each line is one thing',
    '- Answered the mail\n- Fixed the build',
    { texts: ['Answered the mail', 'Fixed the build'] },
  ],
  ['six lines are too many', 'a\nb\nc\nd\ne\nf', { refusal: 'too-many' }],
  ['a line over 200 characters is too long', long, { refusal: 'too-long' }],
])('what else is done: %s', (_, typed, expected) => {
  expect(doneIn(typed)).toEqual(expected);
});
