import { type Mrkdwn, md } from '../../slack/blocks/mrkdwn.js';

/** The words of the feature. */
export const copy = {
  label: 'Help with what’s in the way',
  summary:
    'Members whose shared check-in says what’s in their way can ask for help. Hearth names the topic leaders they choose, once, in the thread.',
  onHome: 'Help',

  // To the member whose way something is in
  suggest: 'Something’s in your way. Would you like some help?',
  ask: 'Ask for help',
  nobodyYet: 'You asked for help in the thread. Nobody has offered yet.',
  offered: (names: string) => `You asked for help, and ${names} offered.`,
  solved: 'It’s solved',

  // The form
  title: 'Ask for help',
  intro: 'Hearth posts this once, in the thread of your check-in, with a button “I can help”. You hear who offers.',
  named: 'Who should be named?',
  namedHint: 'They lead a topic here. Slack tells them that you named them.',
  namedNobody: 'Nobody',
  leader: (name: string, topics: string) => `${name} (${topics})`,
  noLeaders: 'Nobody leads a topic here yet. Everyone who reads the thread can offer.',
  digest: 'Weekly digest',
  digestChoice: 'It may say that I’m looking for help',
  send: 'Ask',
  tooManyNamed: 'Name five people at most.',
  alreadyAsked: 'You’ve already asked for help with this.',
  gone: 'This check-in no longer says what’s in your way.',
  notYours: 'Only the person who checked in can do that.',

  // In the thread
  asks: (name: string) => `${name} would like some help with this:`,
  canHelp: 'I can help',
  offers: (names: string) =>
    names.includes(' and ') ? `${names} have offered to help.` : `${names} has offered to help.`,
  over: {
    solved: (name: string) => `${name} asked for help here. It’s solved.`,
    over: (name: string) => `${name} asked for help here a while ago.`,
  },

  // In the weekly digest
  wanted: (name: string, what: string): Mrkdwn => md`${name} would like help with “${what}”.`,

  // To somebody who offers
  thanks: (name: string) => `Thank you! I’ll tell ${name}.`,
  offeredBefore: (name: string) => `You’ve already offered, and ${name} knows.`,
  isOver: 'This is over. You can still write in the thread.',
  yourOwn: 'This is your own request.',

  // The message about offers
  theyOffer: (names: string, what: string): Mrkdwn => md`${names} offered to help you with “${what}”.`,
  writeTo: (name: string) => `Write to ${name}`,
  openThread: 'Open the thread',
  offeredBy: (names: string) => `${names} offered to help you.`,
};
