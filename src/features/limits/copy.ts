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

  // The note that only the person who posted sees
  note: {
    thanks: (community: string) => md`Thanks for sharing. *${community}* has a limit:`,
    stays: 'Your post stays, and you don’t need to do anything.',
    again: {
      posts: (when: string) => `You can write a new post ${when}.`,
      promotion: (when: string) => `You can share something there again ${when}.`,
      place: (when: string) => `You can share something there again ${when}.`,
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
