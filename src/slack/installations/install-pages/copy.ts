/** The text of the install pages. */
export const copy = {
  name: 'Hearth',
  title: 'Add Hearth to Slack',
  lead: 'Hearth keeps a small group going. It asks for a short check-in on the days you choose, in each member’s own time zone, and gives everyone a Home tab to come back to. One reminder, no noise.',
  reads: 'Hearth reads',
  readsList: [
    'The members of the channels that you choose, with their names and time zones.',
    'Check-ins, replies and introductions that people write in Hearth. Of other messages, only those that someone puts on their list.',
    'How often people write, reply or react in those channels, as daily counts, but never their words.',
  ],
  keeps: 'Hearth keeps',
  keepsText: (days: number) =>
    `Check-ins, lists, daily counts of activity, and preferences, until a member asks to be erased. When you uninstall Hearth in Slack, it stops at once, and everything is erased ${days === 0 ? 'within the hour' : `${days === 1 ? 'a day' : `${days} days`} later, unless you install it again by then`}.`,
  add: 'Add to Slack',
  addNext: 'Slack shows you what Hearth may do, and asks you to allow it.',

  installed: (team: string) => `Hearth is in ${team}`,
  next: 'There’s just one thing left to do: open Hearth in Slack and press “Set up your first community”. It takes two minutes, and Hearth won’t message anyone else before that.',
  open: 'Open Hearth in Slack',
  declinedTitle: 'Permissions that you declined',
  declinedAgain: 'You can allow them at any time by adding Hearth to Slack again.',

  failed: 'Hearth wasn’t added',
  cancelled: 'You pressed Cancel in Slack, so nothing has changed.',
  stale:
    'This link has already been used, is more than ten minutes old, or was opened in another browser. Nothing has changed. Please start again.',
  organisation:
    'Hearth is installed in one workspace at a time, not in a whole organization. Nothing has changed. Please choose a single workspace in Slack.',
  broke: (reference: string) =>
    `Something went wrong between Slack and Hearth, and Hearth isn’t installed yet. Please start again in a minute. If it keeps happening, give this reference to the person who runs Hearth: ${reference}`,
  again: 'Start again',
};
