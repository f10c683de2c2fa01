import { md } from '../../slack/blocks/mrkdwn.js';

/** All user-facing text of this feature. */
export const copy = {
  answered: (name: string, when: string) => `${name} replied to you ${when}.`,
  mentioned: (name: string, when: string) => `${name} mentioned you ${when}.`,
  openThread: 'Open the thread',

  channels: 'Channels that count',
  channelsSummary: (count: number) =>
    count === 0
      ? 'Only activity in the home channel counts.'
      : `Activity in the home channel and ${count} more counts.`,
  modalTitle: 'Channels that count',
  save: 'Save',
  intro: (name: string) =>
    md`Hearth counts what members do in the home channel of *${name}*, so that it doesn’t mistake an active member for a quiet one. It notes who was active, how often and when, but never what they write.`,
  where: 'Other channels that count too',
  whereHint: 'Hearth joins public channels by itself. In a private one, type /invite @hearth first.',
  wherePlaceholder: 'Choose channels',
  tooMany: 'Choose up to ten channels. The busiest ones help most.',
  noEntry: {
    private:
      'Hearth can’t see one of these channels, because it’s private. Type /invite @hearth in it, then press Save again.',
    archived: 'One of these channels is archived. Leave it out, or unarchive it first.',
    shared: 'One of these channels is shared with another organization. Leave it out.',
    trouble: 'Slack wouldn’t let Hearth into one of these channels. Type /invite @hearth in it, then press Save again.',
  },
  taken: 'One of these channels already counts for another community. Leave it out.',
};
