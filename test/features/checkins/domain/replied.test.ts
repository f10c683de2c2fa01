import { helpersOf, repliesOf } from '../../../../src/features/checkins/domain/replied.js';

const pair = (text: string) => {
  const [from = '', to = ''] = text.split('→');
  return { from, to };
};

test.each([
  ['nobody', [], { from: 0, to: 0 }],
  ['each member once', ['ben→ann', 'ben→ann', 'tomo→ann', 'ann→ben'], { from: 2, to: 1 }],
  ['not those who wrote to others', ['ben→tomo'], { from: 0, to: 0 }],
  ['not the member themselves', ['ann→ann'], { from: 0, to: 0 }],
])('a recap counts %s', (_, pairs, counts) => {
  expect(repliesOf('ann', pairs.map(pair))).toEqual(counts);
});

const NAMES = new Map(['ann', 'ben', 'mia', 'tomo'].map((it) => [it, it.toUpperCase()]));

test.each([
  ['names nobody who replied to nobody', [], []],
  ['names a pair once', ['ben→ann', 'ben→ann'], ['BEN: ANN']],
  ['begins with those who helped the most', ['ann→ben', 'tomo→mia', 'tomo→ann'], ['TOMO: ANN MIA', 'ANN: BEN']],
  ['names no former members', ['gone→ann', 'ann→gone'], []],
  ['names nobody who wrote to themselves', ['ann→ann'], []],
])('a digest %s', (_, pairs, helpers) => {
  expect(helpersOf(pairs.map(pair), NAMES).map(({ name, to }) => `${name}: ${to.join(' ')}`)).toEqual(helpers);
});
