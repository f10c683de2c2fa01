/** All user-facing text of this feature. */
export const copy = {
  answered: (name: string, when: string) => `${name} answered you ${when}.`,
  mentioned: (name: string, when: string) => `${name} mentioned you ${when}.`,
  openThread: 'Open the thread',

  channels: 'Channels',
  channelsSummary: (count: number) =>
    count === 0 ? 'Only what happens in the home channel counts.' : `${count} more count besides the home channel.`,
  modalTitle: 'Where it happens',
  save: 'Save',
  intro: (name: string) =>
    `What members do in the home channel of *${name}* counts, so that nobody who is there is taken for quiet. Hearth notes who did what, how often and when, and never a word of what they write.`,
  where: 'Other channels that count too',
  whereHint: 'Hearth joins public ones by itself. In a private one, first type /invite @hearth.',
  wherePlaceholder: 'Choose channels',
  tooMany: 'Ten at most. Keep those in which most of it happens.',
  noEntry: {
    private:
      'Hearth cannot see one of these channels, since it is private. In that channel, type /invite @hearth and send it, then press Save again.',
    archived: 'One of these channels is archived. Leave it out, or unarchive it first.',
    shared: 'One of these channels is shared with another organisation. Leave it out.',
    trouble:
      'Slack would not let Hearth into one of these channels. Type /invite @hearth in it, then press Save again.',
  },
  taken: 'One of these channels counts for another community already. Leave it out.',
};
