/** The words of the weekly digest. */
export const digest = {
  label: 'Weekly digest',
  save: 'Save',
  intro:
    'On Mondays at 9:00, in your time zone, Hearth posts what was done in the week before. It names only what members shared, and never says who was missing.',
  where: 'Where does it go?',
  places: {
    off: 'Nowhere: no digest',
    thread: 'The thread of the last check-in day',
    channel: 'The channel',
  },
  missing: 'Choose where it goes.',
  summaries: {
    off: 'Off.',
    thread: 'On Mondays, in the thread of the last check-in day.',
    channel: 'On Mondays, in the channel.',
  },

  // The post
  heading: 'Last week’s check-ins',
  took: (people: number) => (people === 1 ? '1 person checked in' : `${people} people checked in`),
  finished: (count: number) => (count === 1 ? '1 shared thing is done' : `${count} shared things are done`),
  thing: (name: string, text: string) => `✓  ${name}: ${text}`,
  streaks: (list: string) => `Streaks of note: ${list}`,
  streak: (name: string, length: number) => `${name} (${length})`,
};
