import { CARD, element, fitted, label, type Svg, widthOf } from './svg.js';

/** A mark on an axis. */
export interface Mark {
  /** The day, value or column. */
  readonly at: number;
  readonly text: string;
}

/** A place in the picture. */
export interface At {
  readonly x: number;
  readonly y: number;
}

/** The space around a chart. */
export const MARGIN = 16;

/** The color of outlines and headings. */
export const INK = '#1d1c1d';

const LINE = 18;
const GRID = '#e3e1e3';
const TICK = '#696569';

/** Returns the title of a chart. */
export function heading(title: string): Svg {
  const text = fitted(title, CARD.width - 2 * MARGIN, 16.5);
  return label({ x: MARGIN, y: 27 }, text, { 'font-size': 16, 'font-weight': 600, fill: INK });
}

/** Draws the sample of an entry in a legend around this place. */
export type Sample = (at: At) => Svg;

/** Returns the legend in as many rows as it needs, and the height at which the plot may begin. */
export function legend(entries: readonly (readonly [Sample, string])[]): { parts: Svg[]; bottom: number } {
  let [x, y] = [MARGIN, 48];
  const parts = entries.flatMap(([sample, whole]) => {
    const text = fitted(whole, CARD.width - 2 * MARGIN - 28);
    const width = 28 + widthOf(text);
    if (x > MARGIN && x + width > CARD.width - MARGIN) [x, y] = [MARGIN, y + LINE];
    const drawn = [sample({ x: x + 11, y: y - 4 }), label({ x: x + 28, y }, text)];
    x += width + 12;
    return drawn;
  });
  return { parts, bottom: y + 26 };
}

/** Returns a line across the chart at that height, with its value on the left. */
export function valueMark({ left, right }: { left: number; right: number }, y: number, text: string): Svg {
  const rule = element('line', { x1: left, x2: right, y1: y, y2: y, stroke: GRID, 'stroke-width': 1 });
  return element('g', {}, rule, label({ x: left - 8, y: y + 4 }, text, { 'text-anchor': 'end' }));
}

/** Returns a mark below this place at the bottom of the chart. */
export function baseMark({ x, y }: At, text: string): Svg {
  const place = { x: inside(x, text, 4), y: y + 18 };
  const tick = element('line', { x1: x, x2: x, y1: y, y2: y + 4, stroke: TICK, 'stroke-width': 1 });
  return element('g', {}, tick, label(place, text, { 'text-anchor': 'middle' }));
}

/** Returns the middle of a text that is to be at `x`, moved to the right of `left` and so that it stays in the card. */
export function inside(x: number, text: string, left: number, fontSize?: number): number {
  const half = widthOf(text, fontSize) / 2;
  return Math.max(left + half, Math.min(x, CARD.width - 4 - half));
}
