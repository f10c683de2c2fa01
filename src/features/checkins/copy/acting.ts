import { md } from '../../../slack/blocks/mrkdwn.js';

/** The words of "Do something…" and `/hearth`. */
export const acting = {
  onHome: 'Today',
  acts: {
    checkin: 'Opens your check-in.',
    skip: 'Skips today’s check-in.',
    away: 'Lets you say when you’re away.',
    back: 'Ends your days away.',
    list: 'Shows what’s on your list.',
    history: 'Shows your past check-ins.',
    start: 'Starts your check-ins.',
    stop: 'Stops your check-ins. You stay in the channel.',
  },
  showList: 'My list',
  awayDays: 'Away…',
  skippedNow: (community: string) => `Skipped for today in ${community}. See you next time.`,
  nothingToSkip: 'There’s no check-in to skip today.',
  alreadyAnswered: 'You’ve already checked in, so there’s nothing to skip.',
  notAway: 'You’re not away. Good to see you!',
  awayCancelled: 'Your days away are cancelled. I’ll ask you as usual.',
  backNow: 'Good to see you! Your check-ins go on as before.',
  listOf: (community: string) => md`On your list in *${community}*:`,
};
