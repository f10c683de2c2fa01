/** The words of what organizers see of how check-ins went. */
export const eightWeeks = {
  open: 'The last eight weeks',
  title: 'The last eight weeks',
  intro: 'Counts only, no names. Skipped days and days away aren’t counted as missed.',
  nothing: 'There’s nothing to show yet.',
  tooFew: (least: number) => `Weeks in which fewer than ${least} members were asked aren’t shown.`,
  all: (answered: number, asked: number) =>
    `${answered} of ${asked} check-ins were answered (${percent(answered, asked)}).`,
  median: (duration: string) => `Half of the answers came within ${duration} of the opening.`,
  week: (day: string) => `Week of ${day}`,
  answered: (answered: number, asked: number) => `${answered} of ${asked} answered`,
  late: (count: number) => `${count} late`,
  skipped: (count: number) => `${count} skipped`,
  away: (count: number) => `${count} away`,
  noneAsked: 'none to answer',
  percent,

  // The picture, which readers of all locales may see
  pictured: {
    title: 'Check-ins per week',
    parts: ['On time', 'Late', 'Not answered'] as const,
    alt: 'Columns show the check-ins of each week: answered on time, answered late, and not answered.',
  },
};

function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)}%`;
}
