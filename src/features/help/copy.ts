import { type Mrkdwn, md } from '../../slack/blocks/mrkdwn.js';

/** The words of the feature. */
export const copy = {
  label: 'Help with what’s in the way',
  summary:
    'Members who share what’s in their way can ask for help. Hearth posts it once in the thread, and mentions the topic leaders they choose.',
  onHome: 'Asking for help',

  // To the member whose way something is in
  suggest: 'You said something’s in your way. Would you like some help?',
  ask: 'Ask for help',
  nobodyYet: 'You asked for help in the thread. I’ll tell you when someone offers.',
  offered: (names: string) => `You asked for help, and ${names} offered.`,
  solved: 'It’s solved',
  solvedNow: 'Glad to hear it! I’ll mark it as solved in the thread.',

  // The form
  title: 'Ask for help',
  intro: 'Hearth posts this once in your check-in’s thread, with an “I can help” button, and tells you who offers.',
  named: 'Who should Hearth mention?',
  namedHint: 'These members lead a topic here. Slack notifies the ones you choose.',
  namedNobody: 'Nobody',
  leader: (name: string, topics: string) => `${name} (${topics})`,
  noLeaders: 'Nobody leads a topic here yet. Everyone who reads the thread can offer.',
  digest: 'Weekly digest',
  digestChoice: 'Mention it in the digest, too',
  send: 'Ask',
  tooManyNamed: 'Choose five people at most.',
  alreadyAsked: 'You’ve already asked for help with this.',
  gone: 'This check-in no longer says what’s in your way.',
  notYours: 'Only the person who checked in can do that.',

  // In the thread
  asks: (name: string) => `${name} would like some help with this:`,
  asksPeople: (name: string, people: Mrkdwn): Mrkdwn =>
    md`${name} would like some help with this. Any ideas, ${people}?`,
  canHelp: 'I can help',
  offers: (names: string) => `${names} offered to help.`,
  over: {
    solved: (name: string) => `${name} asked for help here. It’s solved.`,
    over: (name: string) => `${name} asked for help here.`,
  },

  // In the list of questions, for organizers
  questions: {
    has: 'Members who answer can ask for help',
    lacks:
      'Members can’t ask for help from this check-in yet. That needs a template’s question about what’s in the way, with answers that everyone sees. “Stand-up”, “Writers”, “Study group” and “Job search” have one. A template replaces the questions above.',
  },

  // In the weekly digest
  wanted: (name: string, what: string): Mrkdwn => md`${name} would like help with “${what}”.`,

  // To somebody who offers
  thanks: (name: string) => `Thank you! I’ll tell ${name}.`,
  offeredBefore: (name: string) => `You’ve already offered, and ${name} knows.`,
  isOver: 'This request is closed. You can still reply in the thread.',
  yourOwn: 'This is your own request. I’ll tell you when someone offers.',

  // The message about offers
  theyOffer: (names: string, what: string): Mrkdwn => md`${names} offered to help you with “${what}”.`,
  writeTo: (name: string) => `Write to ${name}`,
  writeHint: 'The button opens their profile. Press “Message” there.',
  openThread: 'Open the thread',
  offeredBy: (names: string) => `${names} offered to help you.`,
};
