/** All user-facing text of this feature. */
export const copy = {
  setUp: 'Set up a community',
  setUpFirst: 'Set up your first community',
  setUpHelp: 'Sets up a community in a channel.',
  onHome: 'This community',
  settings: 'Purpose and rhythm',
  welcome: 'Welcome to Hearth',
  welcomeText:
    'Hearth keeps a small group going: a short check-in on the days you choose, at each member’s own time, and a Home to come back to. Setting it up takes two minutes.',
  hello: (name: string) =>
    `Hello! I’m in ${name} now, and nobody has heard from me but you. One thing is left to do: choose the channel that I should keep going.`,
  helloNext: 'It takes two minutes. You see what I’ll post before I post it.',
  helloDone: (name: string) => `Hello! ${name} has its first community now. My Home tab shows it.`,
  noCommunity:
    'You are not in a community yet. As soon as you join a channel that Hearth looks after, your day shows up here.',
  switch: 'Switch',

  // The form
  modalTitle: 'Set up a community',
  settingsTitle: 'Purpose and rhythm',
  next: 'Preview',
  save: 'Save',
  channel: 'Home channel',
  channelHint: 'Its members are the members of the community, also when people join or leave later.',
  channelHintPublic:
    'Its members are the members of the community, also when people join or leave later. Private channels aren’t listed, because an admin did not let Hearth see them.',
  channelPlaceholder: 'Choose a channel',
  declined: 'An admin did not allow everything that Hearth asked for. What that changes:',
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
    everyone: 'Hearth asks everyone who was in the channel when it was set up, and whoever joins the check-ins later.',
  },
  onlyJoiners: (most: number) =>
    `Hearth asks the members who join the check-ins. Asking everyone is for channels of up to ${most}.`,
  rhythm: 'How often?',
  rhythms: {
    daily: 'Every working day',
    alternate: 'Monday, Wednesday and Friday',
    weekly: 'Once a week, with a day and a half to answer',
    own: 'Your own days and times',
  },
  rhythmHints: {
    daily: (from: string, until: string) => `From ${from} to ${until}, by each member’s clock.`,
    alternate: (from: string, until: string) => `From ${from} to ${until}, by each member’s clock.`,
    weekly: (from: string, until: string) => `From Monday at ${from} to Tuesday at ${until}, by each member’s clock.`,
    own: () => 'Choose them below.',
  },
  weeklySuits: 'This is a large channel. Once a week suits large groups better.',
  days: 'Check-in days',
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  time: 'Ask at',
  deadline: 'Answers by',
  deadlineHint: 'Members who haven’t answered get one reminder before it. Later answers still count.',
  deadlineDays: 'Which day is the deadline?',
  deadlineDaysChoices: ['The same day', 'The next day'],
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
  clock: 'By whose clock?',
  clockUsual: 'Usual',
  clockOwn: 'Each member’s own',
  clockFixed: (zone: string) => `${zone.replaceAll('_', ' ')}, for everybody`,

  channelMissing: 'Choose the channel in which this community lives.',
  kindMissing: 'Choose the one that comes closest.',
  enrolmentMissing: 'Choose who is asked.',
  tooManyForEveryone: (most: number) =>
    `Everyone can be asked in channels of up to ${most}. Choose the members who join the check-ins.`,
  rhythmMissing: 'Choose how often.',
  nameTooLong: 'Make the name a little shorter: 80 characters at most.',
  textMissing: 'Write a few words. Members will see them.',
  textTooLong: 'Make this a little shorter: 200 characters at most.',
  daysMissing: 'Choose at least one day.',
  timeMissing: 'Choose a time.',
  deadlineDayMissing: 'Choose the day of the deadline.',
  deadlineProblems: {
    'too-early': 'Choose a time later than the question, or the next day.',
    'too-late': 'Choose a time before the next check-in opens.',
  },
  clockMissing: 'Choose whose clock counts.',
  noEntry: {
    private:
      'Hearth cannot see this private channel yet. In that channel, type /invite @hearth and send it, then press Preview again.',
    archived: 'This channel is archived. Choose one that is in use, or unarchive it first.',
    shared: 'This channel is shared with another organisation. Choose one that is only yours.',
    trouble: 'Slack would not let Hearth into this channel. Type /invite @hearth in it, then press Preview again.',
  },
  joinFirst: 'Join this channel first, then press Preview again. Only its members can set up a community in it.',
  slowChannel: 'Slack took too long to let Hearth into this channel. Nothing was posted yet. Please try again.',
  channelTaken: 'This channel is home to a community already. Its settings are on Hearth’s Home tab.',
  onlyAdmins:
    'Setting up a community is for workspace admins and for whoever installed Hearth. Ask one of them; it takes two minutes.',
  lost: (name: string) =>
    `I cannot post in the home channel of *${name}* any more: it is archived, or I was removed from it. Until I can, nobody is asked to check in. To go on, unarchive the channel or type /invite @hearth in it; nothing else is needed.`,
  lostOnHome:
    'Resting: Hearth cannot post in the home channel. Check-ins go on once it is unarchived, or somebody types /invite @hearth in it.',

  // The preview
  previewTitle: 'Preview',
  post: 'Post',
  startQuietly: 'Start quietly',
  previewIn: 'This is what Hearth will post in',
  afterwards: 'The channel gets this one post. Nobody gets a message from Hearth before their first check-in.',
  quietly: 'Not sure yet? Start quietly: the post waits until you announce it, and you invite up to ten people first.',
  exampleButton: 'This is a preview. In the channel, members can press this button.',
  draftGone: 'This form is no longer open. Please set up the community again.',
  announcedAlready: (name: string) => `*${name}* is announced already.`,

  // After it
  inviteTitle: 'Invite people first',
  inviteNext: 'Continue',
  invite: 'Who should try it first?',
  inviteHint: 'Up to ten members of the channel. Each gets one message from Hearth that says you invited them.',
  invitePlaceholder: 'Choose people',
  notInvitable: (names: string) => `Only members of the channel can be invited. Not in it: ${names}.`,
  tooManyInvited: 'Choose ten people at most.',
  tooManyInvitedBefore: (before: number) =>
    `A community can invite ten people at most before it is announced. So far, it has invited ${before}.`,
  startedQuietly: (name: string) =>
    `*${name}* runs quietly. The channel hears about it when you announce it from Hearth’s Home tab.`,
  doneTitle: 'All set',
  done: (name: string) => `*${name}* has a home. The channel is getting its post now.`,
  doneNext: 'Next, write your own check-in. It shows the others how it’s done.',
  doneNextInThread: 'Next, write your own check-in. It goes under the post, and shows the others how it’s done.',
  later: 'You can do this later, too: Hearth’s Home tab has the button.',
  rhythmInWords: (days: string, time: string, whose: string) => `${days} at ${time}, ${whose}`,
  eachOwn: 'each by their own clock',
  byZone: (zone: string) => `${zone.replaceAll('_', ' ')} time`,
  everyDay: 'Every day',
  weekdaysOnly: 'Monday to Friday',

  announcement: {
    joiners: (rhythm: string) =>
      `Hello! From now on I help this channel keep going. ${rhythm}, I send everyone who joins the check-ins a DM and ask what they did and what’s next. The answers come together here, in one thread a day.`,
    everyone: (rhythm: string) =>
      `Hello! From now on I help this channel keep going. ${rhythm}, I send each of you a DM and ask what you did and what’s next. The answers come together here, in one thread a day.`,
  },
  announcementPurpose: (audience: string, outcome: string) =>
    `*Who it’s for:* ${audience}\n*Where we want to get:* ${outcome}`,
  announcementHome: 'Your list, your streak and your days off are on my Home tab: open *Hearth* under Apps.',

  // An invitation
  invitationTopic: 'Invitations to try a new community',
  invited: (name: string) => `*${name}* is trying check-ins in`,
  wouldLike: 'and would like you to join.',
  decline: 'No, thanks',
  becauseInvited: 'Organizers can invite a few people before they announce a community.',
  becauseYou: 'One of them invited you. It’s the only message about it.',
  declinedNow: (name: string) => `That’s fine. If you change your mind, *${name}* is on Hearth’s Home tab.`,
  invitationEnded: {
    joined: (name: string) => `You’ve joined the check-ins of *${name}*.`,
    declined: (name: string) => `You said no to the check-ins of *${name}*.`,
    over: (name: string) => `This invitation to the check-ins of *${name}* is over.`,
    announced: (name: string) => `*${name}* is announced now. You can join its check-ins from the channel.`,
  },

  // Getting started
  announce: 'announce it in the channel',
  nameSecond: 'name a second organizer',
  inviteFirst: 'invite people to try it',
  doIt: 'Do it',

  // Organizers
  organizers: 'Organizers',
  organizersHint:
    'They can change everything about this community and see who has gone quiet. They must be members of the channel; they don’t have to be workspace admins. Take yourself out to step down.',
  organizersPlaceholder: 'Choose people',
  organizersMissing: 'Keep at least one organizer.',
  notMembers: (names: string) => `Only members of the channel can organize it. Not in it: ${names}.`,
  somebody: 'somebody',

  // Pausing and closing
  rest: 'Pause or close',
  running: 'Check-ins are running.',
  quiet: 'Running quietly: not announced in the channel yet.',
  pausedUntil: (day: string) => `Paused until ${day}.`,
  closed: 'Closed.',
  pauseTitle: 'Pause or close',
  pause: 'Pause',
  until: 'Pause until',
  untilHint: 'Check-ins go on that day. Until then, nobody is asked, and nothing counts as missed.',
  untilMissing: 'Choose a day.',
  untilPast: 'Choose a day after today.',
  closedMeanwhile: 'Somebody closed this community in the meantime. Open these settings again to reopen it.',
  announceIt: 'Announce it',
  resume: 'End the pause',
  reopen: 'Reopen',
  close: 'Close community',
  closeIt: 'Close it',
  closeTitle: 'Close this community?',
  closeText: 'Nobody is asked any more. Nothing is deleted, and you can reopen it at any time.',
  keep: 'Keep it',
  closedText: 'This community is closed. Nobody is asked, and nothing was deleted.',
  pausedOnHome: (day: string) => `Paused until ${day}. Nobody is asked, and nothing counts as missed.`,
  closedOnHome: 'This community is closed. Nobody is asked, and nothing was deleted.',
};
