// Runs in a thread of its own. It is JavaScript, because Node can start no TypeScript in a thread on all versions that
// Hearth supports, and imports nothing of ours.
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** Three times the size at which Slack shows it, for sharp screens. */
const FIT = /** @type {const} */ ({ mode: 'width', value: 1080 });

/** @param {string} url */
const read = (url) => readFile(new URL(url));
const fontBuffers = await Promise.all([
  read(import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf')),
  read(import.meta.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf')),
]);
await initWasm(await read(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm')));

/**
 * Returns the PNG. Frees what it used, which the garbage collector doesn't see.
 * @param {string} svg
 */
function draw(svg) {
  const font = { fontBuffers, defaultFontFamily: 'Inter' };
  const picture = new Resvg(svg, { font, fitTo: FIT });
  try {
    const image = picture.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    picture.free();
  }
}

parentPort?.on('message', (svg) => {
  try {
    parentPort?.postMessage({ png: draw(svg) });
  } catch (error) {
    parentPort?.postMessage({ error: String(error) });
  }
});
