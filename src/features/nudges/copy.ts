import { type Mrkdwn, md } from '../../slack/blocks/mrkdwn.js';

/** All user-facing text of this feature. */
export const copy = {
  // Labels in Preferences
  topic: 'A message when you’ve been quiet',
  topicOfAsking: 'When someone could use a hello from you',

  // Message to a quiet member, after the starter. Nobody gets the same variant twice.
  hello: [
    'Five minutes is plenty, and a short answer is fine.',
    'There’s nothing to catch up on first. Start right here.',
    'Join in whenever it suits you.',
    'One line is enough to be part of it again.',
    'If this week is busy, that’s fine. It can wait.',
    'Hearing from you makes a difference here.',
  ],
  nothingElse: (community: string) => md`Whatever you’re working on, *${community}* would love to hear about it.`,
  openChannel: 'Open the channel',
  ownRhythm: (every: string) => `You usually drop by every ${every}.`,
  othersRhythm: (every: string) => `People here usually drop by every ${every}.`,
  everyDays: (count: number) => (count === 1 ? 'day' : `${count} days`),
  noRhythm: 'I say hello when it’s been a while.',
  silence: (days: string, community?: string) => `It’s been ${days}${community ? ` in ${community}` : ''}.`,

  // Request to write to a quiet member
  ask: [
    (name: string, since: Mrkdwn) =>
      md`*${name}* hasn’t been around ${since}. Would you say hello? A line from you means more than one from me.`,
    (name: string, since: Mrkdwn) =>
      md`*${name}* has been quiet ${since}. Would you drop them a line? “How are things?” is all it takes.`,
    (name: string, since: Mrkdwn) =>
      md`I haven’t seen *${name}* ${since}. Would you write to them, just to ask how they are?`,
    (name: string, since: Mrkdwn) =>
      md`Have you heard from *${name}* lately? I haven’t seen them ${since}. A short hello from you might be just right.`,
    (name: string, since: Mrkdwn) => md`*${name}* hasn’t been active ${since}. Would you ask how they’re doing?`,
  ],
  sinceIn: (community: string, since: string) => md`in *${community}* ${since}`,
  since: (day: string) => `since ${day}`,
  sinceJoining: 'since they joined',
  sinceYouJoined: 'since you joined',
  onlyYou: 'Only you see this, and I haven’t asked anyone else today.',
  iWillWrite: 'I’ll write',
  notSeen: (days: string, community?: string) =>
    `It’s been ${days} since they were ${community ? `in ${community}` : 'here'}.`,
  youAreClose: 'You two have had the most to do with each other here.',
  youFounded: 'You set this community up.',

  // The last question
  last: [
    (community: string) => md`It’s been a while in *${community}*, and that’s fine. What would suit you?`,
    (community: string) => md`How would you like to carry on in *${community}*? Any answer is fine.`,
    (community: string) => md`There’s always a place for you in *${community}*. What would you like to do?`,
    (community: string) => md`Life gets busy. Would you like to stay in *${community}*, pause, or leave?`,
    (community: string) =>
      md`One question about *${community}*, and then I’ll leave you in peace: what would you like?`,
  ],
  lastExplained:
    '“Keep me in” lets you choose how often I ask you to check in. “Pause for a month” means I won’t ask you anything for a month. Either way, I won’t bring this up again for three months.',
  keep: 'Keep me in',
  pause: 'Pause for a month',
  leave: 'Leave',
  leaveTitle: (community: string) => `Leave ${community}?`,
  leaveText: 'You leave the channel yourself, and I’ll tell you how. You can come back whenever you like.',
  leaveConfirm: 'Tell me how',
  leaveDeny: 'Stay',
  kept: (community: string) =>
    md`You’re staying in *${community}*. Good to have you! How often should I ask you to check in?`,
  paces: { usual: 'As before', weekly: 'Once a week', paused: 'Not for now' },
  paceChosen: {
    usual: 'I’ll ask you as before.',
    weekly: 'I’ll ask you once a week.',
    paused: 'I won’t ask you to check in. “Start again” on my Home tab brings it back.',
  },
  paused: (until: string) =>
    `Enjoy it. Your last day away is ${until}, and I won’t ask you anything before it’s over. “I’m back” on my Home tab ends it sooner.`,
  howToLeave: {
    before: 'Right-click',
    after: 'in the list on the left (on a phone, open it and tap its name), then choose “Leave channel”.',
  },
  leavingIsQuiet: 'I can’t do it for you, and I won’t tell anyone. Joining the channel again brings everything back.',

  // For the member who writes
  writing: 'Say hello',
  writeTitle: (name: string) => md`Thanks! You’re saying hello to *${name}*. I won’t ask anyone else.`,
  writeHow: (firstName: string) =>
    `Write to ${firstName} yourself, in a DM. “How are you? What are you working on these days?” is plenty. No need to ask why they were away.`,
  writeFirst: (firstName: string) =>
    `Write to ${firstName} yourself, in a DM. “How are you finding it here so far?” is plenty.`,
  writeTo: (firstName: string) => `Write to ${firstName}`,
  openProfile: (firstName: string) => `Open ${firstName}’s profile`,
  profileHint: 'Press “Message” there.',
  writingNow: (name: string) => md`Thanks! You’re saying hello to *${name}*. When you’ve written, tell me how it went:`,
  claimedOnHome: (name: string) => md`You’re saying hello to *${name}*. How did it go?`,
  afterwards: 'When you’ve written, say how it went:',
  wrote: 'I wrote',
  fine: 'They’re OK',
  notNow: 'Can’t right now',
  thanksWrote: 'Thank you! A line from a person is worth ten of mine.',
  thanksFine: 'Good to know. I’ll leave them in peace for three months.',
  thanksNotNow: 'No harm done. Someone else may take it on.',
  takenBy: (name: string) => `${name} is writing already. Thank you all the same!`,

  // Texts that replace a message to a quiet member
  ended: {
    returned: () => 'You’re back. Good to see you!',
    away: () => 'Enjoy your days away.',
    kept: (community: string) => md`You’re staying in *${community}*. Good to have you!`,
    left: (community: string) => md`You’ve left *${community}*. You’re welcome back any time.`,
    otherwise: (community: string) => md`No hurry. *${community}* is there whenever you like.`,
    paused: (until: string) => `Your last day away is ${until}. “I’m back” on my Home tab ends it sooner.`,
  },

  // Texts that replace a request to write to them
  askEnded: {
    wrote: (name: string) => md`You wrote to *${name}*. Thank you!`,
    fine: (name: string) => md`You said that *${name}* is OK. I’ll leave them in peace for three months.`,
    released: (name: string) => md`You can’t write to *${name}* right now, and that’s fine.`,
    taken: (by: string, name: string) => md`${by} is saying hello to *${name}*. Thank you all the same!`,
    returned: (name: string) => md`*${name}* is back. There’s nothing left to do.`,
    left: (name: string) => md`*${name}* has left. There’s nothing left to do.`,
    unreported: (name: string) => md`You’re saying hello to *${name}*. On my Home tab, you can say how it went.`,
    otherwise: (name: string) => md`*${name}* doesn’t need a hello right now. Thank you!`,
  },

  // Responses to buttons of a settled case
  backAlready: (name: string) => `${name} is back already, so there’s nothing left to do. A hello is still welcome.`,
  settled: 'That’s settled, so there’s nothing left to do. Thank you!',
  notYours: 'That was meant for someone else.',
  previewOnly: 'That was a preview, so nothing happens.',

  // For organizers
  quiet: (count: number) => (count === 1 ? '1 member has gone quiet' : `${count} members have gone quiet`),
  claimedMore: (count: number) =>
    `You’re saying hello to ${count === 1 ? '1 other member' : `${count} other members`}.`,
  seeAll: 'See all',
  seeWho: 'See who',
  youWrite:
    'A line from you helps more than one from Hearth. You write it yourself; Hearth won’t send anything for you.',
  nobodyQuiet: 'Nobody is quiet right now.',
  quietSince: (name: string, since: string) => md`*${name}*, quiet ${since}`,
  you: 'You',
  tried: {
    nothing: 'nothing tried yet',
    heldOut: 'in the comparison group, so Hearth sent no message',
    hello: (when: string) => `Hearth wrote ${when}`,
    ask: (name: string, when: string) => `${name} was asked ${when} to say hello`,
    youWereAsked: (when: string) => `you were asked ${when} to say hello`,
    last: (when: string) => `Hearth asked ${when} what they’d like`,
    writing: (name: string) => `${name} is on it`,
    youWriting: 'you’re on it',
    wrote: (name: string) => `${name} wrote to them`,
    youWrote: 'you wrote to them',
  },
  somebody: 'Someone',

  // Effect of the nudges
  back: (nudged: string) => `Back within a week of a message: ${nudged}.`,
  effect: (nudged: string, alone: string) =>
    `Back within a week: ${nudged} with a message, ${alone} in the comparison group.`,
  share: (count: number, of: number) => `${count} of ${of} (${Math.round((100 * count) / of)}%)`,
  difference: (points: number, low: number, high: number) =>
    `That’s ${signed(points)} points, between ${signed(low)} and ${signed(high)} (95% interval).`,
  tooFew: (soFar: number, fewest: number) =>
    `Too early to tell whether messages help. That takes ${fewest} results; so far, there are ${soFar}.`,

  // Settings
  onHome: 'Members to say hello to',
  optional: 'Hearth notices when a member has gone quiet, and makes sure they hear from someone.',
  policySummary: (days: number) => `Members count as quiet after at least ${days} days without activity.`,
  settings: 'Quiet members',
  settingsTitle: 'Quiet members',
  save: 'Save',
  stages: 'When someone goes quiet',
  stageNames: {
    hello: 'At once: a message about something that’s relevant to them',
    ask: 'A week later: another member is asked to say hello',
    last: 'Two weeks after that: stay, pause, or leave?',
  },
  stagesHint: 'It stops as soon as they’re active. After the last step, Hearth leaves them in peace for three months.',
  leastDays: 'Count someone as quiet after',
  days: (count: number) => `${count} days`,
  oneDay: '1 day',
  timesGap: 'and at least',
  times: (count: number) => `${count} times their usual gap`,
  holdOut: 'Comparison group',
  holdOutHint:
    'These members get no message, so you can see whether messages help. Useful in communities of 100 members or more.',
  percent: (percent: number) => (percent === 0 ? 'Off' : `${percent}% of quiet members`),
  chooseOne: 'Choose one of these.',
  whoIsQuiet: 'See who’s quiet',
  seeUpcoming: 'See this week',
  previewButton: 'Send a preview',
  previewOnItsWay: 'It’s on its way to your messages with Hearth.',

  // Upcoming nudges
  upcomingTitle: 'This week',
  upcomingIntro: 'This is the plan if nothing changes. Members who become active get no message.',
  nobodyUpcoming: 'Hearth wouldn’t message anyone this week.',
  upcoming: {
    hello: (name: string, when: string) => md`*${name}*: a message ${when}`,
    ask: (name: string, when: string) => md`*${name}*: another member is asked ${when} to say hello`,
    last: (name: string, when: string) => md`*${name}*: the last question ${when}`,
  },

  // Preview
  previewIntro: 'A preview of what members would read. Only you can see it.',
  previewButtons: (labels: readonly string[]) => labels.map((label) => `[${label}]`).join(' '),
  previewStages: {
    hello: 'To someone who has gone quiet',
    ask: 'A week later, to someone who knows them',
    last: 'Two weeks after that',
  },
};

function signed(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0';
}
