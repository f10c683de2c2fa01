/** The words of what organizers see of how check-ins went. */
export const eightWeeks = {
  open: 'The last eight weeks',
  title: 'The last eight weeks',
  intro: 'Only counts. Nobody is named, and days away and skipped days count for nothing.',
  nothing: 'There is nothing to show yet.',
  tooFew: (least: number) => `Shown once at least ${least} members have been asked.`,
  all: (answered: number, asked: number) =>
    `${answered} of ${asked} check-ins were answered (${percent(answered, asked)}).`,
  median: (duration: string) => `Half of the answers came within ${duration}.`,
  from: (day: string) => `From ${day}`,
  answered: (answered: number, asked: number) => `${answered} of ${asked}`,
  late: (count: number) => `${count} late`,
  skipped: (count: number) => `${count} skipped`,
  away: (count: number) => `${count} away`,
  noneAsked: 'nobody was asked',
};

function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)} %`;
}
