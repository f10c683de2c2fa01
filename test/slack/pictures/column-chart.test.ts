import { type ColumnChart, columnChart } from '../../../src/slack/pictures/column-chart.js';

const CHART: ColumnChart = {
  places: 4,
  columns: [
    { at: 1, parts: [6, 2, 2], text: '80%' },
    { at: 3, parts: [0, 0, 5], text: '0%' },
  ],
  marks: [{ at: 1, text: '16 Nov' }],
  values: [
    { at: 0, text: '0' },
    { at: 10, text: '10' },
  ],
  texts: { title: 'Check-ins per week', parts: ['In time', 'Late', 'Not answered'] },
};

/** Returns the rectangles of the columns, as their height, fill and lower end. */
function rects(svg: string): string[] {
  const all = [...svg.matchAll(/<rect x="[^"]*" y="([^"]*)" width="[^"]*" height="([^"]*)" fill="([^"]*)"/g)];
  // After the samples of the legend.
  return all.slice(3).map(([, y, height, fill]) => `${fill} ${height} to ${Number(y) + Number(height)}`);
}

test('the parts of a column are on top of each other, and empty parts are left out', () => {
  const svg = columnChart(CHART);
  expect(rects(svg)).toEqual([
    expect.stringMatching(/^#7a2e1d 76\.8 to 208/),
    expect.stringMatching(/^#d9a79a 25\.6 to 131\.2/),
    expect.stringMatching(/^#ffffff 25\.6 to 105\.6/),
    expect.stringMatching(/^#ffffff 64 to 208/),
  ]);
  expect([...svg.matchAll(/>([^<]+)<\/text>/g)].map(([, text]) => text)).toEqual([
    ...['Check-ins per week', 'In time', 'Late', 'Not answered'],
    ...['0', '10', '16 Nov', '80%', '0%'],
  ]);
});

test('a chart without columns has only its axes', () => {
  expect(rects(columnChart({ ...CHART, columns: [] }))).toEqual([]);
});
