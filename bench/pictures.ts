import { lineChart } from '../src/slack/pictures/line-chart.js';
import { createRenderer } from '../src/slack/pictures/render.js';
import { progress } from '../test/support/progress.js';
import { percentile, spread } from './figures.js';
import { type Run, timeOf } from './report.js';

const WARM_UP = 20;
const PICTURES = 300;
const MOST_MS = 100;
const MOST_MB = 50;
const MB = 1024 * 1024;

/** Measures the time and the memory of drawing a month's progress again and again. */
export async function benchPictures(run: Run): Promise<void> {
  const renderer = createRenderer();
  run.defer(renderer.stop);
  const svg = lineChart(progress(Array.from({ length: 28 }, (_, day) => day / 4)));
  const draw = () => renderer.render(svg);
  run.say(`The first picture, with the start of the thread: ${Math.round(await timeOf(draw))} ms`);
  for (let n = 1; n < WARM_UP; n += 1) await draw();
  const before = process.memoryUsage.rss();
  const took: number[] = [];
  for (let n = 0; n < PICTURES; n += 1) took.push(await timeOf(draw));
  const grown = (process.memoryUsage.rss() - before) / MB;
  run.say(`${PICTURES} more: ${spread(took, 'ms')}`);
  run.say(`Memory of the process: ${Math.round(before / MB)} MB before them, ${Math.round(grown)} MB more after`);
  run.promise(`once warm, 95 % of the pictures take less than ${MOST_MS} ms each`, percentile(took, 0.95) < MOST_MS);
  run.promise(`${PICTURES} pictures need at most ${MOST_MB} MB more`, grown <= MOST_MB);
}
