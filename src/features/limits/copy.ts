import { type Mrkdwn, md } from '../../slack/blocks/mrkdwn.js';

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** All user-facing text of this feature. */
export const copy = {
  // The limits, in words. The channel is a link.
  rules: {
    posts: (most: number, per: 'day' | 'week', channel: Mrkdwn) =>
      md`${capital(number(most))} new ${most === 1 ? 'post' : 'posts'} a ${per} in ${channel}. Replies in threads are always fine.`,
    promotion: (most: number, channel: Mrkdwn) => md`Promotion goes in ${channel}, ${timesAWeek(most)}.`,
  },

  // In “Community settings”
  title: 'Limits on posting',
  save: 'Save',
  off: 'Off. Members post as they like.',
  summary: {
    posts: (most: number, per: 'day' | 'week') =>
      `${capital(number(most))} new ${most === 1 ? 'post' : 'posts'} a ${per}.`,
    promotion: (most: number) => `Promotion ${timesAWeek(most)}.`,
  },
  deaf: 'Limits are off, because Hearth can’t see messages in public channels.',
  howToHear: 'To change that, a workspace admin can install Hearth again and grant “channels:history”.',
  kept: 'Your limits are kept, and apply again then.',
  form: {
    intro:
      'When a post is over a limit, only its author sees a short note. The post stays. Nobody gets more than one note a week, and new members get none in their first week.',
    posts: 'New posts from one member',
    postsChoice: (most: number, per: 'day' | 'week') => `Up to ${number(most)} a ${per}`,
    noLimit: 'No limit',
    postsChannel: 'In which channel?',
    promotion: 'Promotion from one member',
    promotionChoice: (most: number) => capital(timesAWeek(most)),
    promotionChannel: 'Where does promotion go?',
    promotionHint:
      'In any other channel, every new post counts as promotion. In the home channel, a post counts only if it links to a website below or its author marks it.',
    channelPlaceholder: 'Choose a channel',
    chooseChannel: 'Choose a channel for this limit.',
    hosts: 'Links that count as promotion',
    hostsHint:
      'One website a line, such as shop.example. Links to it begin to count a week after you add it. Hearth stores which website matched, never the link.',
    notAHost: (line: string) => `“${[...line].slice(0, 40).join('')}” isn’t a website. Write it like shop.example.`,
    tooManyHosts: (most: number) => `There’s room for ${most} websites.`,
    exempt: 'Who’s exempt?',
    exemptChoice: 'Organizers',
    noEntry: {
      private: 'Hearth can’t see this private channel yet. Type /invite @hearth in it, then press Save again.',
      archived: 'This channel is archived. Choose another one, or unarchive it first.',
      shared: 'This channel is shared with another organization. Choose another one.',
      trouble: 'Slack wouldn’t let Hearth into this channel. Type /invite @hearth in it, then press Save again.',
    },
    joinFirst: 'You’re not in this channel. Join it first, then press Save again.',
  },
  trial: {
    nothingSet: 'No limits yet, so Hearth won’t send any notes.',
    never: 'With these limits, Hearth would have sent no notes in the last 30 days.',
    spoken: (times: number, people: number) =>
      `With these limits, Hearth would have sent ${times === 1 ? 'one note' : `${times} notes`} to ${people === 1 ? 'one person' : `${people} people`} in the last 30 days.`,
    uncounted: 'Hearth hasn’t counted posts in one of these channels yet, so it can’t try the limit there.',
  },
  open: 'Open',

  // The shortcut “Mark as promotion”
  mark: {
    title: 'Mark as promotion',
    marked: 'Thanks for saying so. This post counts as promotion now.',
    already: 'You’ve marked this post already.',
    undo: 'Undo',
    undone: 'Your mark is gone. This post may still count as promotion because of its channel or a link.',
    gone: 'This post isn’t counted anymore.',
    notYours: 'Only the author of a post can mark it as promotion.',
    reply: 'Replies in threads never count, so there’s nothing to mark.',
    noLimit: 'There’s no limit on promotion here, so there’s nothing to mark.',
  },

  // The note that only the person who posted sees
  note: {
    thanks: (community: string) => md`Thanks for sharing. *${community}* has a limit:`,
    stays: 'Your post stays, and you don’t need to do anything.',
    again: {
      posts: (when: string) => `You can write a new post ${when}.`,
      promotion: (when: string) => `You can share something there again ${when}.`,
      place: (when: string) => `You can share something there ${when}.`,
      now: 'You can share it there any time.',
    },
  },
};

function number(count: number): string {
  return WORDS[count] ?? String(count);
}

function timesAWeek(most: number): string {
  if (most === 1) return 'once a week';
  return most === 2 ? 'twice a week' : `up to ${number(most)} times a week`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
