/** The text of the install pages. */
export const copy = {
  name: 'Hearth',
  title: 'Add Hearth to Slack',
  lead: 'Hearth keeps a small group going with a short check-in on the days you choose, at each member’s own time, and a Home tab to come back to. One question, one reminder, no noise.',
  reads: 'Hearth reads',
  readsList: [
    'The members of the channels that you choose, with their names and time zones.',
    'The check-ins that people write to Hearth, and nothing else that they write.',
    'How often people write, answer or react in those channels, as counts a day, but never their words.',
  ],
  keeps: 'Hearth keeps',
  keepsText: (days: number) =>
    `Only what it needs for the next check-in. When you uninstall Hearth in Slack, it stops at once, and everything is erased ${days === 0 ? 'within the hour' : `${days === 1 ? 'a day' : `${days} days`} later, unless you install it again by then`}.`,
  add: 'Add to Slack',
  addNext: 'Slack shows you what Hearth may do, and asks you to allow it.',

  installed: (team: string) => `Hearth is in ${team}`,
  next: 'One thing is left to do. Open Hearth in Slack and press “Set up your first community”. It takes two minutes, and Hearth won’t message anyone else before that.',
  open: 'Open Hearth in Slack',
  declinedTitle: 'Permissions that you declined',
  declinedAgain: 'You can allow them at any time by adding Hearth to Slack again.',

  failed: 'Hearth wasn’t added',
  cancelled: 'You pressed Cancel in Slack, so nothing has changed.',
  stale:
    'This attempt was used already, is more than ten minutes old, or began in another browser. Nothing has changed. Please start again.',
  organisation:
    'Hearth is installed in one workspace at a time, not in a whole organization. Nothing has changed. Please choose a single workspace in Slack.',
  broke: (reference: string) =>
    `Something went wrong between Slack and Hearth, and Hearth isn’t installed yet. Please start again in a minute. If it keeps happening, give this reference to the person who runs Hearth: ${reference}`,
  again: 'Start again',
};
