import type { LineChart } from '../../src/slack/pictures/line-chart.js';

/** Returns the picture of a group with these sums on its first days, which plans to reach 8 in four days. */
export function progress(sums: readonly number[]): LineChart {
  const mark = (at: number) => ({ at, text: String(at) });
  const latest = String(sums.at(-1) ?? 0);
  return {
    sums: sums.map((value, day) => ({ day, value })),
    plan: [
      { day: 0, value: 0 },
      { day: 4, value: 8 },
    ],
    days: [0, 2, 4].map(mark),
    values: [0, 4, 8].map(mark),
    texts: { title: 'Ship every week', sum: `Together: ${latest}`, plan: 'Plan', target: 'Goal: 8', latest },
  };
}
