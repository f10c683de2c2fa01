import fc from 'fast-check';
import { type LineChart, lineChart } from '../../../src/slack/pictures/line-chart.js';
import { element, fitted, widthOf } from '../../../src/slack/pictures/svg.js';
import { progress } from '../../support/progress.js';

/** Returns the attributes of the elements with this name, in the order in which they are drawn. */
function drawn(svg: string, name: string, ...attributes: string[]): string[][] {
  return [...svg.matchAll(new RegExp(`<${name}( [^>]*)>`, 'g'))].map(([, all = '']) =>
    attributes.map((it) => new RegExp(` ${it}="([^"]*)"`).exec(all)?.[1] ?? ''),
  );
}

/** Returns each text of the picture with its place. */
function texts(svg: string): string[] {
  return [...svg.matchAll(/<text x="([^"]*)" y="([^"]*)"[^>]*>([^<]*)</g)].map(([, x, y, text]) => `${text} ${x},${y}`);
}

test('the lines, marks and labels are where the values are', () => {
  const svg = lineChart(progress([0, 2, 6]));
  // Day 0 is at 31.8, and day 4 at 340; the sum 0 is at 208, and 8 at 74.
  expect(drawn(svg, 'polyline', 'points', 'stroke-dasharray').slice(2)).toEqual([
    ['31.8,208.0 340.0,74.0', '5 4'],
    ['31.8,208.0 108.8,174.5 185.9,107.5', ''],
  ]);
  expect(drawn(svg, 'circle', 'cx', 'cy', 'r').slice(1)).toEqual([
    ['31.8', '208', '2.6'],
    ['108.9', '174.5', '2.6'],
    ['185.9', '107.5', '4.6'],
  ]);
  expect(drawn(svg, 'path', 'd').at(-1)).toEqual(['M334 74L340 68L346 74L340 80Z']);
  expect(texts(svg)).toEqual([
    'Ship every week 16,27',
    ...['Together: 6 44,48', 'Plan 157.6,48', 'Goal: 8 227.5,48'],
    ...['0 23.8,212', '4 23.8,145', '8 23.8,78'],
    ...['0 31.8,226', '2 185.9,226', '4 340,226'],
    '6 185.9,97.5',
  ]);
});

test.each<[string, Partial<LineChart>, string[]]>([
  ['above the plan, the label is above the line', {}, ['6 185.9,97.5']],
  ['below the plan, it is below', { sums: [{ day: 2, value: 3 }] }, ['6 185.9,177.8']],
  ['at the bottom, it is above all the same', { sums: [{ day: 2, value: 0 }] }, ['6 185.9,198']],
  ['before the first day, there is none', { sums: [] }, []],
  ['beyond the target, the picture shows all of it', { sums: [{ day: 4, value: 16 }] }, ['6 340,64']],
  ['after the last day, too', { sums: [{ day: 8, value: 8 }] }, ['6 340,64']],
])('%s', (_, changes, expected) => {
  expect(texts(lineChart({ ...progress([0, 2, 6]), ...changes })).slice(10)).toEqual(expected);
});

test('days that are too close for dots have only a line', () => {
  const many = lineChart(progress(Array.from({ length: 60 }, (_, day) => day)));
  expect(drawn(many, 'circle', 'r')).toEqual([['3'], ['4.6']]);
});

test('a legend that is too long goes on in another row, and a title that is too long is cut', () => {
  const long = 'A group that has come together';
  const it = progress([0, 2, 6]);
  const shown = texts(lineChart({ ...it, texts: { ...it.texts, title: `${long} ${long}`, sum: long, plan: long } }));
  expect(shown.slice(0, 4)).toEqual([
    'A group that has come together A grou… 16,27',
    ...[`${long} 44,48`, `${long} 44,66`, 'Goal: 8 282.6,66'],
  ]);
});

test('whatever people type is only text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const { source } = element('text', { title: typed }, typed);
      expect(source.replace(/&(amp|lt|gt|quot);/g, '')).toMatch(/^<text title="[^<>&"]*">[^<>&"]*<\/text>$/u);
      expect(source.replace(/[\t\n\r]/g, '')).not.toMatch(/[\p{Cc}\p{Cs}\ufffe\uffff]/u);
    }),
  );
});

test.each([
  ['It fits', 100, 'It fits'],
  ['It does not fit', 60, 'It does…'],
  ['It', 1, '…'],
])('of "%s", %i units of width show "%s"', (text, width, expected) => {
  expect(fitted(text, width)).toBe(expected);
  expect(width === 1 || widthOf(fitted(text, width)) <= width).toBe(true);
});
