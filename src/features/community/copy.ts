import { md } from '../../slack/blocks/mrkdwn.js';

/** All user-facing text of this feature. */
export const copy = {
  setUp: 'Set up a community',
  setUpFirst: 'Set up your first community',
  setUpHelp: 'Sets up a community in a channel.',
  onHome: 'This community',
  settings: 'Purpose and rhythm',
  welcome: 'Welcome to Hearth',
  welcomeText:
    'Hearth keeps a small group going. It asks for a short check-in on the days you choose, in each member’s own time zone, and gives everyone a Home tab to come back to. Setting it up takes two minutes.',
  hello: (name: string) =>
    `Hello! I’m in ${name} now, and you’re the only person I’ve messaged. There’s just one thing left to do: choose a channel and set up your first community.`,
  helloNext: 'It takes two minutes. You’ll see what I post before I post it.',
  helloDone: (name: string) => `Hello! ${name} has its first community now. You’ll find it on my Home tab.`,
  noCommunity:
    'You’re not in a community yet. Join a channel that Hearth looks after, then press “Join check-ins” here.',
  switch: 'Switch',

  // The form
  modalTitle: 'Set up a community',
  settingsTitle: 'Purpose and rhythm',
  next: 'Preview',
  save: 'Save',
  channel: 'Home channel',
  channelHint: 'Everyone in it becomes a member. People who join or leave later are added or removed automatically.',
  channelHintPublic:
    'Everyone in it becomes a member. People who join or leave later are added or removed automatically. Private channels aren’t listed, because an admin hasn’t let Hearth see them.',
  channelPlaceholder: 'Choose a channel',
  declined: 'An admin didn’t allow everything that Hearth asked for. Here’s what that changes:',
  kind: 'What kind of community is it?',
  kindPlaceholder: 'Choose one',
  kinds: {
    makers: 'Makers and founders',
    professionals: 'Professionals',
    study: 'Study group',
    team: 'Team or cohort',
    other: 'Something else',
  },
  enrolment: 'Who should Hearth ask?',
  enrolments: { joiners: 'Members who join the check-ins', everyone: 'Everyone in the channel' },
  enrolledInWords: {
    joiners: 'Hearth asks the members who join the check-ins.',
    everyone:
      'Hearth asks everyone who was in the channel when the community was set up, and anyone who joins the check-ins later.',
  },
  onlyJoiners: (most: number) =>
    `Hearth asks the members who join the check-ins. Asking everyone is possible in channels of up to ${most} people.`,
  rhythm: 'How often?',
  rhythms: {
    daily: 'Every working day',
    alternate: 'Monday, Wednesday and Friday',
    weekly: 'Once a week, with a day and a half to answer',
    own: 'Your own days and times',
  },
  rhythmHints: {
    daily: (from: string, until: string) => `From ${from} to ${until}, in each member’s own time zone.`,
    alternate: (from: string, until: string) => `From ${from} to ${until}, in each member’s own time zone.`,
    weekly: (from: string, until: string) =>
      `From Monday at ${from} to Tuesday at ${until}, in each member’s own time zone.`,
    own: () => 'Choose them below.',
  },
  weeklySuits: 'This is a large channel. Once a week suits large groups better.',
  days: 'Check-in days',
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  time: 'Ask at',
  deadline: 'Answers by',
  deadlineHint: 'Members who haven’t answered get one reminder before it. Later answers still count.',
  deadlineDays: 'Which day is the deadline?',
  deadlineDaysChoices: [
    ...['The same day', 'The next day', 'Two days later', 'Three days later', 'Four days later', 'Five days later'],
    'Six days later',
  ],
  repeatsOtherwise: 'How often this repeats is set under “Check-ins” in Community settings.',
  more: 'More options',
  name: 'Name',
  nameHint: 'Leave it empty to use the channel’s name.',
  audience: 'Who is it for?',
  problem: 'What’s hard to do alone?',
  outcome: 'What should members achieve?',
  purposes: {
    makers: {
      audience: 'Makers and founders who want to ship.',
      problem: 'Keeping at it when nobody is watching.',
      outcome: 'Put something in front of people every week.',
    },
    professionals: {
      audience: 'Professionals who want to get better at what they do.',
      problem: 'Making time for what matters but isn’t urgent.',
      outcome: 'Take one step forward every week.',
    },
    study: {
      audience: 'People who are learning the same thing.',
      problem: 'Sticking with it when it gets hard.',
      outcome: 'Get through the material together.',
    },
    team: {
      audience: 'Everyone in this team.',
      problem: 'Knowing what the others are working on.',
      outcome: 'Finish what we set out to do.',
    },
    other: {
      audience: 'People who want to keep each other going.',
      problem: 'Keeping at it when nobody is watching.',
      outcome: 'Finish what we set out to do, week after week.',
    },
  },
  clock: 'Which time zone?',
  clockUsual: 'Usual',
  clockOwn: 'Each member’s own',
  clockFixed: (zone: string) => `${zone.replaceAll('_', ' ')}, for everyone`,

  channelMissing: 'Choose the channel for this community.',
  kindMissing: 'Choose the one that comes closest.',
  enrolmentMissing: 'Choose who Hearth should ask.',
  tooManyForEveryone: (most: number) =>
    `You can ask everyone only in channels of up to ${most} people. Choose “Members who join the check-ins”.`,
  rhythmMissing: 'Choose how often.',
  nameTooLong: 'Make the name a little shorter: 80 characters at most.',
  textMissing: 'Write a few words. Members will see them.',
  textTooLong: 'Make this a little shorter: 200 characters at most.',
  daysMissing: 'Choose at least one day.',
  timeMissing: 'Choose a time.',
  deadlineDayMissing: 'Choose the day of the deadline.',
  deadlineProblems: {
    'too-early': 'Choose a time after the check-in opens, or the next day.',
    'too-late': 'Choose a time before the next check-in opens.',
  },
  clockMissing: 'Choose a time zone.',
  noEntry: {
    private: 'Hearth can’t see this private channel yet. Type /invite @hearth in it, then press Preview again.',
    archived: 'This channel is archived. Choose another one, or unarchive it first.',
    shared: 'This channel is shared with another organization. Choose one that’s only yours.',
    trouble: 'Slack wouldn’t let Hearth into this channel. Type /invite @hearth in it, then press Preview again.',
  },
  joinFirst: 'Join this channel first, then press Preview again. Only its members can set up a community in it.',
  slowChannel: 'Slack took too long to let Hearth into this channel. Nothing has been posted yet. Please try again.',
  channelTaken: 'This channel already has a community. Its settings are on Hearth’s Home tab.',
  lost: (name: string) =>
    md`I can’t post in the home channel of *${name}* anymore: it’s archived, or I was removed from it. Until I can, I won’t ask anyone to check in. To continue, unarchive the channel, or type /invite @hearth in it. That’s all it takes.`,
  announcementRefused: (name: string) =>
    md`I couldn’t announce *${name}*, because Slack refused my post. Nothing was posted, and nothing is lost: *${name}* is running quietly. I won’t try again by myself. To announce it, open Community settings on my Home tab, then “Pause or close”. If it fails again, please tell the person who runs Hearth.`,
  lostOnHome:
    'On hold: Hearth can’t post in the home channel. Check-ins start again once it’s unarchived, or someone types /invite @hearth in it.',

  // The preview
  previewTitle: 'Preview',
  post: 'Post',
  startQuietly: 'Start quietly',
  previewIn: 'Hearth will post this in',
  afterwards:
    'This is the only announcement. After it, the channel gets one thread for each day of check-ins, and a post when a newcomer introduces themselves. Hearth won’t message anyone now.',
  quietly:
    'Not ready yet? Start quietly: nothing is announced until you say so, and you can invite up to ten people first.',
  exampleButton: 'This is a preview. In the channel, members can press this button.',
  draftGone: 'This form is no longer open. Please set up the community again.',
  announcedAlready: (name: string) => md`*${name}* has already been announced.`,

  // After it
  inviteTitle: 'Invite people first',
  inviteNext: 'Continue',
  invite: 'Who should try it first?',
  inviteHint: 'Up to ten members of the channel. Each gets one message from Hearth that says you invited them.',
  invitePlaceholder: 'Choose people',
  notInvitable: (names: string) => `You can only invite members of the channel. Not in it yet: ${names}.`,
  tooManyInvited: 'Choose up to ten people.',
  tooManyInvitedBefore: (before: number) =>
    `You can invite up to ten people before the announcement. So far, ${before} have been invited.`,
  startedQuietly: (name: string) =>
    md`*${name}* is running quietly. There’s no announcement until you make one on Hearth’s Home tab. Check-ins that people share are posted in the channel.`,
  doneTitle: 'All set',
  done: (name: string) => md`*${name}* is set up. Hearth is posting in the channel now.`,
  doneNext: 'Next, write your own check-in. It shows the others how it’s done.',
  doneNextInThread: 'Next, write your own check-in. It goes into the post’s thread, so the others see an example.',
  later: 'You can also do this later, from Hearth’s Home tab.',
  rhythmInWords: (days: string, time: string, whose: string) => `${days} at ${time}, ${whose}`,
  eachOwn: 'in each member’s own time zone',
  yourOwn: 'in your own time zone',
  byZone: (zone: string) => `${zone.replaceAll('_', ' ')} time`,
  everyDay: 'Every day',
  weekdaysOnly: 'Monday to Friday',
  everyWeek: (weekday: string) => `Every ${weekday}`,
  everyWeeks: (weeks: string, days: string) => `Every ${weeks} weeks on ${days}`,
  everyMonth: (days: string) => `On the first ${days} of every month`,
  firstWeekday: 'weekday',

  announcement: {
    joiners: (rhythm: string) =>
      `Hello! I’m here to help this channel keep going. ${rhythm}, I’ll ask everyone who joins what they did and what’s next. The answers go into one thread here.`,
    everyone: (rhythm: string) =>
      `Hello! I’m here to help this channel keep going. ${rhythm}, I’ll ask each of you by DM what you did and what’s next. The answers go into one thread here.`,
  },
  announcementPurpose: (audience: string, outcome: string) => md`*For:* ${audience}\n*Our goal:* ${outcome}`,
  stopAnyTime: 'You can stop at any time: type /hearth stop.',
  joinLater: 'People who join the channel later can join here:',

  // An invitation
  invitationTopic: 'Invitations to try a new community',
  invited: (name: string) => md`*${name}* is trying check-ins in`,
  wouldLike: 'and would like you to join.',
  decline: 'No, thanks',
  becauseInvited: 'Organizers can invite a few people before they announce a community.',
  becauseYou: 'One of them invited you. This is the only message about it.',
  declinedNow: (name: string) => md`That’s fine. If you change your mind, *${name}* is on Hearth’s Home tab.`,
  invitationEnded: {
    joined: (name: string) => md`You’ve joined the check-ins in *${name}*.`,
    declined: (name: string) =>
      md`You’re not taking part in check-ins in *${name}*. You can join at any time from Hearth’s Home tab.`,
    over: (name: string) => md`This invitation to the check-ins in *${name}* is over.`,
    announced: (name: string) => md`*${name}* is announced now. You can join its check-ins from the channel.`,
  },

  // The size of a community
  sizeTopic: 'When your community has grown large',
  size: {
    150: (name: string) =>
      md`*${name}* has 150 active members now. People know each other better in smaller groups, so consider forming some, each with a channel of its own.`,
    500: (name: string) =>
      md`*${name}* has more than 500 members now. Hearth is made for smaller groups, and in one this large, fewer people take part. Consider forming some groups, each with a channel of its own. A workspace admin can set up a community there with “/hearth setup”.`,
  },
  sizeRule: 'I tell organizers when a community outgrows a size that works well.',
  sizeFacts: 'I say it once, and nothing changes by itself.',
  sizeGrown: (name: string) => md`*${name}* has grown further since.`,

  // Getting started
  announce: 'announce it in the channel',
  inviteFirst: 'invite people to try it',
  doIt: 'Do it',

  // Organizers, in forms of an earlier version
  organizersMissing: 'Keep at least one organizer.',
  notMembers: (names: string) => `Only members of the channel can organize it. Not in it yet: ${names}.`,
  somebody: 'someone',

  // Pausing and closing
  rest: 'Pause or close',
  running: 'Check-ins are running.',
  quiet: 'Running quietly: not announced in the channel yet.',
  pausedUntil: (day: string) => `Paused until ${day}.`,
  closed: 'Closed.',
  pauseTitle: 'Pause or close',
  pause: 'Pause',
  until: 'Pause until',
  untilHint: 'Check-ins start again on that day. Until then, Hearth won’t ask anyone, and nothing counts as missed.',
  untilMissing: 'Choose a day.',
  untilPast: 'Choose a day after today.',
  closedMeanwhile: 'Someone closed this community in the meantime. Open these settings again to reopen it.',
  announceIt: 'Announce it',
  resume: 'End the pause',
  reopen: 'Reopen',
  close: 'Close community',
  closeIt: 'Close it',
  closeTitle: 'Close this community?',
  closeText: 'Hearth won’t ask anyone anymore. Nothing is deleted, and you can reopen it at any time.',
  keep: 'Keep it',
  closedText: 'This community is closed. Hearth doesn’t ask anyone, and nothing has been deleted.',
  pausedOnHome: (day: string) =>
    `Paused until ${day}. Until then, Hearth won’t ask anyone, and nothing counts as missed.`,
  closedOnHome: 'This community is closed. Hearth doesn’t ask anyone, and nothing has been deleted.',
};
