/** The text of the install pages. */
export const copy = {
  name: 'Hearth',
  title: 'Add Hearth to Slack',
  lead: 'Hearth keeps a small group going: a short check-in on the days you choose, at each member’s own time, and a Home to come back to. One question, one reminder, never noise.',
  reads: 'What it reads',
  readsList: [
    'Who is in the channels that you make a home, with their names and time zones.',
    'What people write to Hearth: their check-ins, and nothing else of what they write.',
    'That someone wrote, answered or reacted in those channels, as counts a day; never what they wrote.',
  ],
  keeps: 'What it keeps',
  keepsText: (days: number) =>
    `Only what it needs to ask again tomorrow. Uninstall Hearth in Slack, and nothing is sent from that moment on; everything is erased ${days === 0 ? 'within the hour' : `${days === 1 ? 'a day' : `${days} days`} later, unless you are back by then`}.`,
  add: 'Add to Slack',
  addNext: 'Slack shows you what Hearth may do, and asks whether that is all right.',

  installed: (team: string) => `Hearth is in ${team}`,
  next: 'One thing is left: make a channel its home. Open Hearth in Slack and press “Set up your first community”. It takes two minutes, and nobody hears from Hearth before you do.',
  open: 'Open Hearth in Slack',
  declinedTitle: 'What you did not allow',
  declinedAgain: 'You can allow it any time by adding Hearth to Slack once more.',

  failed: 'Hearth was not added',
  cancelled: 'You pressed Cancel at Slack, so nothing was changed.',
  stale:
    'That way to Slack and back was used already, is more than ten minutes old, or began in another browser. Nothing was changed. Please start again.',
  organisation:
    'Hearth is installed workspace by workspace, not for a whole organisation at once. Nothing was changed. Please choose a single workspace at Slack.',
  broke: (reference: string) =>
    `Something went wrong between Slack and us, and Hearth is not installed yet. Please start again in a minute. If it keeps happening, tell the person who runs Hearth this reference: ${reference}`,
  again: 'Start again',
};
