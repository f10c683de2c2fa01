import { inflateSync } from 'node:zlib';
import { lineChart } from '../../../src/slack/pictures/line-chart.js';
import { createRenderer } from '../../../src/slack/pictures/render.js';
import { card, label } from '../../../src/slack/pictures/svg.js';
import { progress } from '../../support/progress.js';

const renderer = createRenderer();

afterAll(renderer.stop);

const SIGNATURE = '89504e470d0a1a0a';

/** Returns the size of a PNG and its pixel data, which is compressed. Throws unless it is one. */
function read(png: Uint8Array) {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString('hex')).toBe(SIGNATURE);
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), pixels: inflateSync(Buffer.concat(data)) };
}

test('a picture is a PNG of three times the size at which Slack shows it', async () => {
  const { width, height, pixels } = read(await renderer.render(lineChart(progress([0, 2, 6]))));
  expect({ width, height, bytes: pixels.length }).toEqual({ width: 1080, height: 720, bytes: 720 * (1 + 1080 * 4) });
});

test('letters of many languages are drawn, and what people type breaks nothing', async () => {
  const blank = read(await renderer.render(card()));
  const texts = ['Übung <b>&amp;</b>', 'Ωμέγα', 'Привет', 'zażółć "\u0000\ud800"', '\u0000'];
  const shown = await Promise.all(texts.map((it) => renderer.render(card(label({ x: 9, y: 99 }, it)))));
  expect(shown.map((it) => read(it).pixels.equals(blank.pixels))).toEqual([false, false, false, false, true]);
});

test('after a source that is invalid, the next picture is drawn', async () => {
  const [broken, next] = await Promise.allSettled([renderer.render('<svg'), renderer.render(card())]);
  expect(broken).toMatchObject({ reason: { message: expect.stringContaining('The picture can’t be drawn') } });
  expect(next.status).toBe('fulfilled');
});

test('the thread ends when no picture has come for a while, and starts again', async () => {
  const shortLived = createRenderer(0);
  const first = await shortLived.render(card());
  const second = await shortLived.render(card());
  expect(Buffer.from(first).equals(second)).toBe(true);
  await shortLived.stop();
});

test('memory stays level over 30 pictures', async () => {
  const svg = lineChart(progress([0, 2, 6]));
  for (let n = 0; n < 5; n += 1) await renderer.render(svg);
  const before = process.memoryUsage.rss();
  for (let n = 0; n < 30; n += 1) await renderer.render(svg);
  expect((process.memoryUsage.rss() - before) / 2 ** 20).toBeLessThan(50);
});
