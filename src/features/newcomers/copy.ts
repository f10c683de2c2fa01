import { md } from '../../slack/blocks/mrkdwn.js';

/** All user-facing text of this feature. */
export const copy = {
  // Messages to a newcomer
  topic: 'A welcome when you join a community',
  welcome: (name: string, community: string) => md`Welcome to *${community}*, ${name}.`,
  purpose: (audience: string, outcome: string) => `${audience} Our goal: ${outcome}`,
  greetedByThem: 'is your greeter and would love to hear what you’re working on.',
  sayHello: 'Tell people who you are; two lines are plenty.',
  introduce: 'Introduce yourself',
  justLooking: 'Just looking',
  again: (name: string, community: string) =>
    md`${name}, would you like to say hello in *${community}*? Two lines are plenty, and I’ll post them for you. Just looking is fine, too.`,
  because: (community: string) => `You joined ${community}.`,
  becauseNew: 'This is its welcome.',
  becauseAgain: 'You don’t have to introduce yourself, and I won’t ask again.',

  // Texts that replace these messages
  ended: {
    introduced: (day: string) => `You introduced yourself on ${day}. Thank you!`,
    wrote: (community: string) => md`You’ve written in *${community}*. Good to have you here!`,
    looking: (community: string) =>
      md`Enjoy looking around in *${community}*. Reading quietly is fine, and you can join in whenever you like.`,
    askedAgain: (community: string) => md`Welcome to *${community}*!`,
    left: (community: string) => md`You’ve left *${community}*. You’re welcome back any time.`,
    answered: (name: string) => `${name}’s first post has a reply now. Thank you!`,
    handedOn: (name: string) => `Someone else is looking after ${name}’s first post now. Thank you!`,
    gone: (name: string, community: string) => md`${name} has left *${community}*.`,
  },

  // Introduction
  title: 'Introduce yourself',
  share: 'Share',
  about: 'Who are you, and what are you working on?',
  aboutHint: 'Hearth posts it in the home channel, under your name.',
  aboutMissing: 'A line or two will do.',
  aboutTooLong: 'Make this a little shorter: 600 characters at most.',
  questions: ['What are you hoping to find here?', 'What could others ask you about?'],
  earlierQuestion: 'What are you hoping to find, or offer, here?',
  answerHint: (count: number) =>
    count === 1
      ? 'Hearth posts this, too, and keeps it until you leave, to introduce you to people you have something in common with.'
      : 'Hearth posts your answers, too, and keeps them until you leave, to introduce you to people you have something in common with.',
  answerTooLong: 'Make this a little shorter: 300 characters at most.',
  questionsChanged: 'An organizer has changed the questions. Here are the new ones.',
  thanks: 'Thank you! Hearth is posting it in the home channel.',
  notYours: 'That welcome was for someone else, or for a community that isn’t here anymore.',
  already: 'You’ve already introduced yourself. Thank you! Any replies are in the channel.',
  saysHello: 'says hello',
  newFace: 'New here:',
  answerThem: 'Say hello in the thread. One line is plenty.',

  // Inviting somebody
  inviteSomeone: 'Invite someone',
  inviteHelp: 'Gives you a text to invite someone with.',
  inviteHow: 'Copy this text, change it as you like, and send it to someone who’d fit in.',
  inviteText: (audience: string, outcome: string) =>
    `Hi! I’m in a small community on Slack, and I think you’d like it. ${audience} Our goal: ${outcome}`,
  inviteByLink: (workspace: string, link: string) =>
    `Join “${workspace}” on Slack here: ${link}\nThen tell me, and I’ll add you to our channel.`,
  inviteByMail: (workspace: string) =>
    `Would you like to join? Tell me which email address you’d use, and I’ll get you an invitation to “${workspace}” on Slack.`,
  inviteInside: 'If they’re in this workspace already, type /invite and their name in',

  // On Home
  newHere: (community: string) => `New to ${community}? Tell people who you are; two lines are plenty.`,
  noAnswer: (name: string) => `${name}’s first post has no reply yet`,
  open: 'Open',

  // The first week, for organizers
  newcomerDid: (name: string, did: string) => `${name} (${did})`,
  firstWeeks: (all: readonly string[]) => `A week after joining: ${listed(all)}`,
  andMore: (count: number) => `${count} more`,
  seeWho: 'See who',
  nobodyListed: 'There’s nobody to look after right now.',
  youWrite:
    'A line from you helps newcomers find their way. You write it yourself; Hearth won’t send anything for you.',
  joinedOn: (name: string, day: string) => md`*${name}*, joined on ${day}`,
  did: { introduced: 'introduced themselves', wrote: 'posted', checkedIn: 'checked in', nothing: 'hasn’t posted yet' },
  youWriting: 'you’re on it',
  writing: (name: string) => `${name} is on it`,
  somebody: 'someone',
  allDone: 'All done',
  weekDone: 'Thank you! This list is gone from Home for all organizers.',

  // Messages to a greeter
  greeterTopic: 'A newcomer’s first post without a reply',
  waits: (name: string, when: string, community: string) =>
    md`${name} wrote in *${community}* for the first time ${when}, and nobody has replied yet.`,
  openPost: 'Open the post',
  youGreet: (community: string) => `You greet newcomers in ${community}.`,
  whyAnswer: 'Newcomers come back more often when someone replies to their first post.',

  // Settings
  newcomers: 'Newcomers',
  settingsIntro:
    'New members get a welcome by DM, and one more message after three days if they have neither joined in nor said that they’re just looking.',
  introductions: 'Introductions',
  asks: (questions: readonly string[]) =>
    ['New members say who they are.', ...(questions.length > 0 ? ['Hearth also asks:'] : []), ...questions].join(' '),
  questionsIntro:
    'Everyone says who they are and what they’re working on. You can add up to two questions. Answering them is optional, and Hearth keeps the answers to introduce people who have something in common.',
  firstQuestion: 'First question',
  secondQuestion: 'Second question',
  questionHint: 'Leave it empty to ask nothing.',
  questionTooLong: 'Make this a little shorter: 150 characters at most.',
  sameQuestion: 'Ask something else here.',
  save: 'Save',
  invitationLink: 'Invitation link',
  hasLink: 'Members find the link in “Invite someone”.',
  hasNoLink: 'No link yet. Members can invite people without one.',
  linkIntro:
    'Members who invite someone get a text with this link. To create one in Slack, choose “Invite people” in the workspace menu, then “Copy invite link”. Slack’s links expire, so replace it from time to time.',
  linkLabel: 'Link to join the workspace',
  linkHint: 'Leave it empty to remove it.',
  linkTooLong: 'Use a shorter link: 300 characters at most.',
  linkNotHttps: 'Use a link that begins with https://.',
  greeters: 'Greeters',
  greetedBy: (names: readonly string[]) =>
    names.length === 1 ? `${names[0]} greets newcomers.` : `${listed(names)} greet newcomers, in turn.`,
  greetedInstead: (names: readonly string[]) => `No greeter yet. Until there is one, ${copy.greetedBy(names)}`,
  noGreeter: 'No greeter yet.',
  moreGreeters: (count: number) => `In a community of this size, ${count} greeters work well.`,
  greeterMissing: 'Choose someone.',
  greeterNotMember: 'Choose someone who is in the home channel.',
};

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}
