import { md } from '../../../slack/blocks/mrkdwn.js';

/** The words of a member's weekly recap. */
export const recap = {
  topic: 'Your weekly recap',
  turnOn: 'Turn on',
  turnOff: 'Turn off',
  offer: md`*Weekly recap:* a message on Mondays with what you finished last week and what’s still on your list. Only you get it.`,
  isOn: md`*Weekly recap:* you get it on Mondays.`,
  turnedOn: (day: string) => `Your first recap comes on ${day}, with your check-in if you have one that day.`,
  turnedOff: 'You won’t get recaps anymore.',

  // The message
  heading: (day: string) => `Your week of ${day}`,
  days: (answered: number, asked: number) =>
    asked === answered ? `checked in on ${days(answered)}` : `checked in on ${answered} of ${days(asked)}`,
  finished: (count: number) => (count === 1 ? '1 thing done' : `${count} things done`),
  more: (count: number) => `…and ${count} more`,
  open: 'Still on your list',
  replies: (from: number, to: number) => {
    const received = from === 1 ? '1 person replied to you' : `${from} people replied to you`;
    const given = to === 1 ? 'ou replied to 1 person' : `ou replied to ${to} people`;
    if (to === 0) return `${received}.`;
    return from === 0 ? `Y${given}.` : `${received}, and y${given}.`;
  },
  lookBack: 'Look back',
  lookBackIn: (community: string) => `Look back: ${community}`,
  checkins: (community: string, count: number) => `${community}: ${count === 1 ? '1 check-in' : `${count} check-ins`}`,
  rule: 'You turned on the weekly recap.',
  facts: (day: string) => `This one is about the week of ${day}.`,
};

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
