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
    other: 'Another channel',
  },
  channel: 'The other channel',
  channelHint: 'Only for “Another channel”. Everyone who can read that channel will see the digest.',
  channelPlaceholder: 'Choose a channel',
  missing: 'Choose where it goes.',
  noChannel: 'Choose a channel, or another place above.',
  noEntry: {
    private: 'Hearth can’t see this private channel yet. Type /invite @hearth in it, then press Save again.',
    archived: 'This channel is archived. Choose another one, or unarchive it first.',
    shared: 'This channel is shared with another organization. Choose one that’s only yours.',
    trouble: 'Slack wouldn’t let Hearth into this channel. Type /invite @hearth in it, then press Save again.',
  },
  joinFirst: 'Join this channel first, then press Save again.',
  homeIsPrivate: (community: string) =>
    `${community} is private, so its digest stays there. Choose another place above.`,
  summaries: {
    off: 'Off.',
    thread: 'On Mondays, in the thread of the last check-in day.',
    channel: 'On Mondays, in the channel.',
    other: 'On Mondays, in another channel.',
  },

  // The post
  heading: 'Last week’s check-ins',
  took: (people: number) => (people === 1 ? '1 person checked in' : `${people} people checked in`),
  finished: (count: number) => (count === 1 ? '1 shared thing is done' : `${count} shared things are done`),
  thing: (name: string, text: string) => `✓  ${name}: ${text}`,
  helped: (helpers: readonly string[], of: number) => {
    const more = of - helpers.length;
    const others = more > 0 ? [more === 1 ? '1 other replied too' : `${more} others replied too`] : [];
    return `Helping each other: ${[...helpers, ...others].join('; ')}`;
  },
  repliedTo: (name: string, list: string) => `${name} replied to ${list}`,
  others: (count: number) => `${count} others`,
  streaks: (list: string) => `New streak milestones: ${list}`,
  streak: (name: string, length: number) => `${name} (${length})`,
};
