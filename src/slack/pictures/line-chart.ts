import { type At, baseMark, heading, INK, inside, legend, MARGIN, type Mark, valueMark } from './axes.js';
import { CARD, card, element, label, type Svg, widthOf } from './svg.js';

export interface Point {
  /** The number of whole days since the start. */
  readonly day: number;
  readonly value: number;
}

/**
 * A group's progress against its plan. The chart formats nothing: all texts come from the caller. One picture is for all
 * readers, so they must suit every locale.
 */
export interface LineChart {
  /** The group's sum by day, in the order of the days; empty before the first. */
  readonly sums: readonly Point[];
  /** The planned sums, in the order of the days. The last one is the target. */
  readonly plan: readonly [Point, ...Point[]];
  /** The marks of the days. */
  readonly days: readonly Mark[];
  /** The marks of the values. */
  readonly values: readonly Mark[];
  readonly texts: {
    readonly title: string;
    /** The three lines of the legend. */
    readonly sum: string;
    readonly plan: string;
    readonly target: string;
    /** Stands beside the latest sum. */
    readonly latest: string;
  };
}

/** Converts values into places in the picture. */
interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly of: (point: Point) => At;
}

const SUM = '#7a2e1d';
const PLAN = '#696569';

/** The least distance between dots on the line at which they can be told apart. */
const DOTS_FROM = 9;

/** Returns the SVG source of a line chart. Colors, dashes and marks all tell the lines apart, so gray suffices. */
export function lineChart(it: LineChart): string {
  const target = it.plan.at(-1) ?? it.plan[0];
  const key = legend([
    [solid, it.texts.sum],
    [dashed, it.texts.plan],
    [diamond, it.texts.target],
  ]);
  const plot = plotOf(it, key.bottom);
  return card(
    heading(it.texts.title),
    ...key.parts,
    ...it.values.map(({ at, text }) => valueMark(plot, plot.of({ day: 0, value: at }).y, text)),
    ...it.days.map(({ at, text }) => baseMark(plot.of({ day: at, value: 0 }), text)),
    line(it.plan.map(plot.of), PLAN_LINE),
    diamond(plot.of(target)),
    ...sumLine(plot, it),
  );
}

const PLAN_LINE = { stroke: PLAN, 'stroke-width': 1.6, 'stroke-dasharray': '5 4' };
const SUM_LINE = { stroke: SUM, 'stroke-width': 2.6, 'stroke-linejoin': 'round' };

function plotOf({ sums, plan, values }: LineChart, top: number): Plot {
  const points = [...sums, ...plan];
  const lastDay = Math.max(1, ...points.map(({ day }) => day));
  const most = Math.max(1, ...points.map(({ value }) => value), ...values.map(({ at }) => at));
  const left = MARGIN + 8 + Math.max(0, ...values.map(({ text }) => widthOf(text)));
  const [right, bottom] = [CARD.width - MARGIN - 4, CARD.height - 32];
  const x = (day: number) => left + ((right - left) * day) / lastDay;
  const y = (value: number) => bottom - ((bottom - top) * value) / most;
  return { left, right, top, bottom, of: ({ day, value }) => ({ x: x(day), y: y(value) }) };
}

function solid(at: At): Svg {
  return element('g', {}, stroke(at, SUM_LINE), dot(at, 3));
}

function dashed(at: At): Svg {
  return stroke(at, PLAN_LINE);
}

function stroke({ x, y }: At, style: Readonly<Record<string, string | number>>): Svg {
  const places = [
    { x: x - 11, y },
    { x: x + 11, y },
  ];
  return line(places, style);
}

function diamond({ x, y }: At): Svg {
  const d = `M${x - 6} ${y}L${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}Z`;
  return element('path', { d, fill: '#ffffff', stroke: INK, 'stroke-width': 1.8 });
}

function dot({ x, y }: At, r: number): Svg {
  return element('circle', { cx: x, cy: y, r, fill: SUM });
}

function line(places: readonly At[], style: Readonly<Record<string, string | number>>): Svg {
  const points = places.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  return element('polyline', { points, fill: 'none', ...style });
}

/** Returns the line of the sums, with a dot for each if there is room for them, and the label of the latest. */
function sumLine(plot: Plot, { sums, plan, texts }: LineChart): Svg[] {
  const latest = sums.at(-1);
  if (!latest) return [];
  const places = sums.map(plot.of);
  const end = plot.of(latest);
  const apart = (end.x - (places[0]?.x ?? end.x)) / Math.max(1, sums.length - 1);
  // On the other side of the line than the plan's, if there is room.
  const isBelow = latest.value < plannedFor(plan, latest.day) && end.y + 24 <= plot.bottom;
  const place = { x: inside(end.x, texts.latest, plot.left, 15), y: isBelow ? end.y + 20 : end.y - 10 };
  const style = { 'text-anchor': 'middle', 'font-size': 15, 'font-weight': 600, fill: SUM };
  const halo = { stroke: '#ffffff', 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' };
  return [
    line(places, SUM_LINE),
    ...(apart < DOTS_FROM ? [] : places.slice(0, -1).map((at) => dot(at, 2.6))),
    dot(end, 4.6),
    label(place, texts.latest, { ...style, ...halo }),
  ];
}

/** Returns the planned sum for a day, between the two points of the plan around it. */
function plannedFor(plan: LineChart['plan'], day: number): number {
  const after = plan.find((it) => it.day >= day);
  const before = plan.findLast((it) => it.day <= day) ?? plan[0];
  if (!after || after.day === before.day) return before.value;
  return before.value + ((after.value - before.value) * (day - before.day)) / (after.day - before.day);
}
