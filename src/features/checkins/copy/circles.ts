import { md } from '../../../slack/blocks/mrkdwn.js';

/** The text about the circles of a check-in. */
export const circlesCopy = {
  title: 'Circles',
  name: (number: number) => `Circle ${number}`,
  count: (count: number) => (count === 1 ? 'One circle.' : `${count} circles.`),

  // The day's post
  dayPost: (circle: string, title: string) => `${circle} · ${title}`,
  formed: (names: string) => `A new circle: ${names}. It stays together for about three months.`,
  whoIsIn: 'See members',

  // The form of a check-in
  threads: 'Where do answers go?',
  threadsChoices: { one: 'One thread for everyone', circles: 'Circles of about eight' },
  threadsHint:
    'Each circle has its own thread. Its members are in nearby time zones and, where possible, share topics. New circles are formed every three months. Changes start the next day.',
  threadsPreview: (people: number, sizes: readonly number[]) => {
    const [largest = 0] = sizes;
    const smallest = sizes.at(-1) ?? largest;
    const size = smallest === largest ? `${largest}` : `${smallest} or ${largest}`;
    return `${people} members take part. That makes ${sizes.length === 1 ? 'one circle' : `${sizes.length} circles`} of ${size}.`;
  },
  tooFew: (most: number) => `Circles need more than ${most} members who take part.`,

  // The circles of a check-in
  yours: (circle: string) => `${circle} (yours)`,
  inChannel: 'Its thread is in',
  moveHere: 'Move here',
  moveTo: (circle: string) => `Move to ${circle}`,
  moved: (circle: string) =>
    `From your next check-in day on, you’ll be in ${circle}. Earlier answers stay where they are.`,
  choose: 'You can move to any circle with fewer than ten members. The move starts on your next check-in day.',
  full: (circle: string) => `${circle} has ten members now. Choose another one.`,
  gone: 'This circle no longer exists.',
  none: 'This check-in has no circles at the moment.',
  soon: 'The circles are being formed. Please look again in a minute.',
  notThere: (circle: string) =>
    `${circle} has its thread in a channel you’re not in. Ask an organizer to add you first.`,
  nobody: 'No members',

  // The channel of a circle
  intro: 'Each circle’s thread is in the home channel, unless you choose another channel for it.',
  channel: 'Channel',
  channelHint:
    'Leave this empty for the home channel. Hearth posts the circle’s answers only there and invites nobody, so make sure that its members are in the channel.',
  channelPlaceholder: 'The home channel',
  change: 'Change',
  changeOf: (circle: string) => `Change ${circle}`,
  save: 'Save',
  lost: 'Hearth can’t post in its channel anymore, so its thread is in the home channel.',
  noEntry: {
    private: 'Hearth can’t see this private channel yet. Type /invite @hearth in it, then press Save again.',
    archived: 'This channel is archived. Choose another one, or unarchive it first.',
    shared: 'This channel is shared with another organization. Choose another one.',
    trouble: 'Slack wouldn’t let Hearth into this channel. Type /invite @hearth in it, then press Save again.',
  },
  joinFirst: 'You’re not in this channel. Join it first, then press Save again.',
  ofOthers: 'This channel belongs to another community. Choose another one.',

  // Home and Preferences
  own: (circle: string, names: string) => `You’re in ${circle} with ${names}.`,
  alone: (circle: string) => `You’re in ${circle}.`,
  others: (count: number) => `${count} others`,
  inPreferences: (place: string, circle: string) => md`*Your circle in ${place}:* ${circle}`,
  show: 'See circles',
};
