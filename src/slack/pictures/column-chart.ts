import { type At, baseMark, heading, INK, inside, legend, MARGIN, type Mark, type Sample, valueMark } from './axes.js';
import { CARD, card, element, label, type Svg, widthOf } from './svg.js';

/** A column, in one of the chart's places. */
export interface Column {
  /** 0 for the first place. */
  readonly at: number;
  /** The sizes of its three parts, the lowest first. */
  readonly parts: readonly [number, number, number];
  /** Stands above it. */
  readonly text: string;
}

/** Counts by time, each in three parts. The chart formats nothing: all texts come from the caller, and suit every locale. */
export interface ColumnChart {
  /** The number of places. Those without a column stay empty. */
  readonly places: number;
  readonly columns: readonly Column[];
  /** The marks of the places, and of the values. */
  readonly marks: readonly Mark[];
  readonly values: readonly Mark[];
  readonly texts: {
    readonly title: string;
    /** The lines of the legend, in the order of the parts. */
    readonly parts: readonly [string, string, string];
  };
}

/** Colors from dark to white, with outlines, so that the parts differ in gray too. */
const STYLES = [
  { fill: '#7a2e1d', stroke: '#7a2e1d', 'stroke-width': 1 },
  { fill: '#d9a79a', stroke: '#7a2e1d', 'stroke-width': 1 },
  { fill: '#ffffff', stroke: '#8f8b8f', 'stroke-width': 1 },
] as const;

/** The part of its place that a column fills. */
const FILLED = 0.62;

/** Returns the SVG source of a chart with a column of three parts for each time. */
export function columnChart({ places, columns, marks, values, texts }: ColumnChart): string {
  const key = legend(STYLES.map((style, i): [Sample, string] => [sample(style), texts.parts[i] ?? '']));
  const left = MARGIN + 8 + Math.max(0, ...values.map(({ text }) => widthOf(text)));
  const [right, top, bottom] = [CARD.width - MARGIN, key.bottom + 6, CARD.height - 32];
  const most = Math.max(1, ...columns.map(sumOf), ...values.map(({ at }) => at));
  const width = (right - left) / places;
  const x = (at: number) => left + width * (at + 0.5);
  const y = (value: number) => bottom - ((bottom - top) * value) / most;
  return card(
    heading(texts.title),
    ...key.parts,
    ...values.map(({ at, text }) => valueMark({ left, right }, y(at), text)),
    ...marks.map(({ at, text }) => baseMark({ x: x(at), y: bottom }, text)),
    ...columns.flatMap((column) => drawn(column, { x: x(column.at), width: width * FILLED, y })),
  );
}

function sumOf({ parts }: Column): number {
  return parts.reduce((all, one) => all + one, 0);
}

function sample(style: (typeof STYLES)[number]): Sample {
  return ({ x, y }: At) => element('rect', { x: x - 6, y: y - 6, width: 12, height: 12, ...style });
}

function drawn(column: Column, to: { x: number; width: number; y: (value: number) => number }): Svg[] {
  const [x, width] = [to.x - to.width / 2, to.width];
  let below = 0;
  const parts = column.parts.map((part, i) => {
    const [y, height] = [to.y(below + part), to.y(below) - to.y(below + part)];
    below += part;
    return part > 0 ? [element('rect', { x, y, width, height, ...STYLES[i] })] : [];
  });
  const place = { x: inside(to.x, column.text, 4, 12), y: to.y(below) - 5 };
  const style = { 'text-anchor': 'middle', 'font-size': 12, 'font-weight': 600, fill: INK };
  return [...parts.flat(), label(place, column.text, style)];
}
