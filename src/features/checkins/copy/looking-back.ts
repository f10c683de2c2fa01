/** The words of what a member sees of their own check-ins. */
export const lookingBack = {
  title: 'Your check-ins',
  intro: (community: string) => `${community} · Hearth shows this page only to you.`,
  weeks: (count: number) => `You checked in on ${count === 1 ? '1 day' : `${count} days`} in the last five weeks.`,
  legend: '● checked in, ○ not answered, – skipped, away or on hold, · no check-in',
  kept: (done: number, of: number) =>
    of === 1
      ? `${done} of 1 commitment is done.`
      : `${done} of your last ${of} commitments ${done === 1 ? 'is' : 'are'} done.`,
  nothing: 'Once you’ve checked in, you’ll find it here, week by week.',
  weekOf: (day: string) => `Week of ${day}`,
  finished: (count: number) => (count === 1 ? '1 thing done' : `${count} things done`),
  onlyYou: 'only you can see it',
  earlier: 'Earlier',
  later: 'Later',

  // The file
  send: 'Get it as a file',
  onItsWay: 'The file is on its way to you in a DM.',
  file: 'check-ins.csv',
  comment: (community: string) => `Your check-ins in ${community}.`,
  noFiles:
    'I can’t send you files here, because an admin hasn’t allowed it. “Your data” in Preferences gives you your check-ins as text.',
  columns: ['day', 'state', 'answered', 'late', 'done', 'next', 'seen by'],
  programme: 'check-in',
  states: { answered: 'checked in', skipped: 'skipped', away: 'away', stopped: 'stopped', rested: 'on hold' },
  skippedBecause: (reason: string) => `skipped (${reason.toLowerCase()})`,
  open: 'open',
  yes: 'yes',
  no: 'no',
  everyone: 'everyone',
  me: 'only me',
};
