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
    `Hello! I am in ${name} now, and nobody has heard from me but you. One thing is left to do: choose the channel that I should keep going.`,
  helloNext: 'It takes two minutes, and every question but the channel has an answer that is good enough to keep.',
  noCommunity:
    'You are not in a community yet. As soon as you join a channel that Hearth looks after, your day shows up here.',
  switch: 'Switch',

  modalTitle: 'Set up a community',
  settingsTitle: 'Settings',
  create: 'Create',
  save: 'Save',
  channel: 'Home channel',
  channelHint: 'Everyone in it becomes a member; whoever joins or leaves later follows by themselves.',
  channelHintPublic:
    'Everyone in it becomes a member; whoever joins or leaves later follows by themselves. Private channels are not in the list, because an admin did not allow Hearth to see them.',
  channelPlaceholder: 'Choose a channel',
  declined: 'What an admin did not allow Hearth, and what that means:',
  enrolment: 'Who should Hearth ask?',
  enrolments: { joiners: 'Members who join the check-ins', everyone: 'Everyone in the channel' },
  enrolmentMissing: 'Choose who is asked.',
  problem: 'What is hard to do alone?',
  problemDefault: 'Keeping at it when nobody is watching.',
  audience: 'Who is it for?',
  audienceDefault: 'People who want to keep each other going.',
  outcome: 'What should a member get to?',
  outcomeDefault: 'Finish what we set out to do, week after week.',
  days: 'Check-in days',
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  time: 'Ask at',
  deadline: 'Answers by',
  deadlineHint: 'Whoever has not answered by then gets one reminder a while before. Later answers still count.',
  clock: 'By whose clock?',
  clockUsual: 'Usual',
  clockOwn: 'Each member’s own',
  clockFixed: (zone: string) => `${zone.replaceAll('_', ' ')}, for everybody`,

  channelMissing: 'Choose the channel in which this community lives.',
  textMissing: 'A few words will do, and members will see them.',
  textTooLong: 'Make this a little shorter: 200 characters at most.',
  daysMissing: 'Choose at least one day.',
  timeMissing: 'Choose a time.',
  deadlineTooEarly: 'Choose a time later on the same day than the question.',
  clockMissing: 'Choose whose clock counts.',
  noEntry: {
    private:
      'Hearth cannot see this private channel yet. In that channel, type /invite @hearth and send it, then press Create again.',
    archived: 'This channel is archived. Choose one that is in use, or unarchive it first.',
    shared: 'This channel is shared with another organisation. Choose one that is only yours.',
    trouble: 'Slack would not let Hearth into this channel. Type /invite @hearth in it, then press Create again.',
  },
  channelTaken: 'This channel is home to a community already. Its settings are on Hearth’s Home tab.',
  onlyAdmins:
    'Setting up a community is for workspace admins and for whoever installed Hearth. Ask one of them; it takes two minutes.',
  lost: (name: string) =>
    `I cannot post in the home channel of *${name}* any more: it is archived, or I was removed from it. Until I can, nobody is asked to check in. To go on, unarchive the channel or type /invite @hearth in it; nothing else is needed.`,
  lostOnHome:
    'Resting: Hearth cannot post in the home channel. Check-ins go on once it is unarchived, or somebody types /invite @hearth in it.',

  doneTitle: 'All set',
  done: (name: string) => `*${name}* has a home.`,
  doneNext: (when: string) =>
    `I am letting the channel know with one post, and nobody gets a message before their first check-in: ${when}.`,
  rhythm: (days: string, time: string, whose: string) => `${days} at ${time}, ${whose}`,
  eachOwn: 'each by their own clock',
  byZone: (zone: string) => `${zone.replaceAll('_', ' ')} time`,
  everyDay: 'Every day',
  weekdaysOnly: 'Monday to Friday',

  announcement: (rhythm: string) =>
    `Hello! From now on I help this channel keep going. ${rhythm}, I ask each of you by DM what you did and what is next; the answers come together here in one thread a day.`,
  announcementPurpose: (audience: string, outcome: string) =>
    `*Who it is for:* ${audience}\n*Where we want to get:* ${outcome}`,
  announcementHome: 'Your list, your streak and your days off are on my Home tab: open *Hearth* under Apps.',
};
