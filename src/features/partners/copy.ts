import { type Mrkdwn, md } from '../../slack/blocks/mrkdwn.js';

const list = (names: readonly string[]) => new Intl.ListFormat('en-GB').format(names);

/** The most topics that a question names. */
const MOST_TOPICS = 3;

/** All user-facing text of this feature. */
export const copy = {
  feature: 'Accountability partners',
  summary:
    'Two or three members team up for four weeks. They see each other’s shared commitments on Home and, if they like, let the others know when they’ve missed two check-ins.',
  onHome: 'Your partners',
  somebody: 'Someone',

  // Asking
  ask: {
    label: 'Find a partner',
    help: 'Asks one or two members to be your accountability partners, or finds you one.',
    title: 'Find a partner',
    intro: (community: string) =>
      md`For four weeks, you and your partners see on Home what each of you has shared under “What will you do next?” in *${community}*. Any of you can end it at any time.`,
    people: 'Who would you like to ask?',
    peopleHint: 'One or two members who check in here.',
    choose: 'Choose members',
    tells: 'When you miss check-ins',
    tellsChoice: 'Tell my partners when I’ve missed two check-ins',
    tellsHint: 'Your partners choose for themselves. Days away and skipped days don’t count as missed.',
    submit: 'Ask',
    nobody: 'Choose someone.',
    tooMany: 'Choose two members at most.',
    asked: (names: readonly string[]) =>
      md`I’ll ask ${list(names)} at a time that suits them. You’ll find the answer on my Home tab.`,
    resting: (community: string) => md`*${community}* isn’t running right now. You can ask once it is.`,
    joinFirst: (community: string) =>
      md`Partners see what each of you will do next, so join check-ins in *${community}* first: type \`/hearth start\`.`,
    refusals: {
      yourself: () => 'Choose someone other than yourself.',
      'not-member': (name: string) => `${name} isn’t a member of this community.`,
      'no-checkins': (name: string) => `${name} doesn’t take part in check-ins here.`,
      'not-now': (name: string) => `${name} can’t right now. They can ask you whenever it suits them.`,
    },
    taken: (names: readonly string[]) =>
      names.length === 1
        ? `${names[0]} has a partner already, or has been asked.`
        : `${list(names)} have partners already, or have been asked.`,
  },

  // Finding somebody
  find: {
    dontKnow: 'Not sure who to ask? Hearth can suggest someone who’s also looking.',
    find: 'Find me a partner',
    looking: (community: string) =>
      md`I’m looking. When another member of *${community}* is looking, too, and your days overlap, I’ll ask you both.`,
    onHome:
      'I’m looking for an accountability partner for you. When I find someone who’s also looking, I’ll ask you both.',
    stop: 'Stop looking',
    choose: 'Choose topics',
    topics: 'Choose the topics you care about first, and Hearth tries to suggest someone who shares one.',
    question: (name: string, community: string, topics: readonly string[]) =>
      topics.length > 0
        ? md`*${name}* is also looking for an accountability partner in *${community}*, and you both care about ${list(topics.slice(0, MOST_TOPICS))}. Would you like to team up?`
        : md`*${name}* is also looking for an accountability partner in *${community}*. Would you like to team up?`,
    because: 'You asked me to find you a partner.',
    both: (name: string) => `${name} is looking for one, too.`,
    agreed: (names: readonly string[]) => md`You said yes to ${list(names)}, who hasn’t answered yet.`,
  },

  // Somebody who has a partner, or an open question, asks again
  already: {
    partners: (names: readonly string[], until: string) =>
      md`You’re partners with ${list(names)} until ${until}. My Home tab shows what they’re working on.`,
    asking: (names: readonly string[]) => md`You’ve asked ${list(names)}. On my Home tab, you can take that back.`,
    asked: (name: string) => md`${name} has asked you to be their partner. You can answer on my Home tab.`,
    suggested: (names: readonly string[]) => md`I’ve suggested ${list(names)} to you. You can answer on my Home tab.`,
  },

  // The question to a member
  asked: {
    topic: 'When a member asks you to be their partner',
    question: (name: string, community: string) =>
      md`*${name}* would like to be your accountability partner in *${community}*.`,
    questionOfThree: (name: string, others: readonly string[], community: string) =>
      md`*${name}* would like to be accountability partners with you and *${list(others)}* in *${community}*.`,
    explained:
      'For four weeks, you’d see on Home what each of you has shared under “What will you do next?” It ends by itself, or sooner if one of you wants.',
    accept: 'Accept',
    notNow: 'Not now',
    because: (name: string) => `${name} asked you to be partners.`,
    andNothingElse: 'If you say no, you don’t need to give a reason.',
    agreeTitle: 'Become partners',
    agreeing: (names: readonly string[], community: string) =>
      md`For four weeks, you and *${list(names)}* will see on Home what each of you has shared under “What will you do next?” in *${community}*.`,
    agree: 'Accept',
    over: 'This request is closed, so there’s nothing left to do.',
    notYours: 'That request was for someone else.',
    ended: {
      agreed: (names: readonly string[]) => md`You said yes to being partners with ${list(names)}.`,
      declined: (name: string) => md`You said “not now” to being partners with ${name}, and that’s fine.`,
      withdrawn: (name: string) => md`${name} has taken back this request.`,
      otherwise: () => md`This request has ended. You can ask someone yourself: type \`/hearth partner\`.`,
    },
  },

  // On Home
  home: {
    until: (until: string) => md`*Your partners* until ${until}`,
    untilOne: (until: string) => md`*Your partner* until ${until}`,
    nothingShared: (name: string) => md`*${name}*: no open commitments to show right now`,
    more: (count: number) => `and ${count} more`,
    waiting: (names: readonly string[]) =>
      md`${list(names)} ${names.length === 1 ? 'hasn’t' : 'haven’t'} answered yet.`,
    asking: (names: readonly string[]) => md`You’ve asked ${list(names)} to be your accountability partner.`,
    askingTwo: (names: readonly string[]) => md`You’ve asked ${list(names)} to be your accountability partners.`,
    takeBack: 'Take back',
    cannot: (names: readonly string[]) => md`${list(names)} can’t right now.`,
    askAnother: md`You can ask someone else: type \`/hearth partner\` in any channel.`,
    unanswered: (names: readonly string[]) => md`${list(names)} didn’t get to your request, so it has ended.`,
    over: (names: readonly string[]): Mrkdwn =>
      names.length > 0
        ? md`Your time as partners with ${list(names)} is over. Thank you ${names.length === 1 ? 'both' : 'all'}! To team up for another four weeks, type \`/hearth partner\` in any channel.`
        : md`Your time as partners is over. To team up for another four weeks, type \`/hearth partner\` in any channel.`,
    tell: 'Tell them when I miss two check-ins',
    keep: 'Stop telling them when I miss two check-ins',
    end: 'Stop being partners…',
  },

  // A partner who has missed two check-ins
  missed: {
    topic: 'When a partner has missed two check-ins',
    text: (name: string, community: string) =>
      md`*${name}* hasn’t checked in lately in *${community}*. A quick hello from you might help; “How are things?” is plenty.`,
    hint: 'The button opens their profile. Press “Message” there.',
    writeTo: (firstName: string) => `Write to ${firstName}`,
    because: (name: string, community: string) => `You and ${name} are partners in ${community}.`,
    theyAgreed: (firstName: string) => `${firstName} asked me to tell you when they’ve missed two check-ins.`,
    ended: {
      back: (name: string) => md`${name} is checking in again. There’s nothing left to do.`,
      over: (name: string) => md`Your time as partners with ${name} is over.`,
    },
  },

  // The last days
  renewal: {
    question: (names: readonly string[], day: string) =>
      md`Your four weeks as partners with *${list(names)}* end on ${day}. Would you like four more?`,
    renew: 'Four more weeks',
    letEnd: 'Not this time',
    waiting: (names: readonly string[]) =>
      md`You’d like four more weeks. ${list(names)} ${names.length === 1 ? 'hasn’t' : 'haven’t'} answered yet.`,
    over: 'That’s settled, so there’s nothing left to do.',
  },

  // Ending
  end: {
    title: 'Stop being partners?',
    text: (names: readonly string[]) =>
      md`You and *${list(names)}* will no longer see each other’s commitments here. Home will say that it’s over, but not who ended it.`,
    submit: 'End it',
    over: 'You’re no longer partners, so there’s nothing left to do.',
  },
};
