/** The words about the time and the reminder that a member chooses for their check-ins. */
export const ownTimes = {
  menu: 'Time and reminder',
  title: 'Time and reminder',
  save: 'Save',
  usual: (rhythm: string) => `Usual time: ${rhythm}`,
  of: (label: string) => `For ${label}`,
  time: 'When should Hearth ask you?',
  timeHint: (from: string, until: string) => `Any time from ${from} to ${until}.`,
  timeMissing: 'Choose a time.',
  outside: (from: string, until: string) => `Choose a time from ${from} to ${until}.`,
  reminder: (deadline: string) => `Reminder before the deadline (${deadline})`,
  reminderHint: 'At the earliest halfway to the deadline.',
  reminders: { 0: 'No reminder', 1: '1 hour before', 2: '2 hours before', 4: '4 hours before' },
  reminderMissing: 'Choose a reminder.',
  saved: (when: string, time: string) => `Saved. Your next check-in opens ${when} at ${time}.`,
  savedOnly: 'Saved.',

  // In the form of organizers
  band: 'Can members choose their own time?',
  bands: {
    0: 'No',
    1: 'Up to 1 hour earlier or later',
    2: 'Up to 2 hours earlier or later',
    4: 'Up to 4 hours earlier or later',
  },
};
