import { type Mrkdwn, md } from '../../slack/blocks/mrkdwn.js';

const listed = (names: readonly string[]) => new Intl.ListFormat('en-GB').format(names);

/** All user-facing text of this feature. */
export const copy = {
  feature: 'Reports',
  featureSummary: 'Members can report a message or a concern in private. Moderators look after it, or else organizers.',

  // Reporting
  act: 'Report a concern',
  actHelp: 'Tells those who look after the community, in private, that something feels wrong.',
  flagTitle: 'Flag to moderators',
  concernTitle: 'Report a concern',
  send: 'Send',
  which: 'Which guideline is this about?',
  whichPlaceholder: 'Choose one',
  noneOfThem: 'Something else',
  note: 'What should they know?',
  noteHint: 'Hearth keeps this encrypted, and deletes it 90 days after the report was closed.',
  concern: 'What happened?',
  concernHint: 'It can be about a channel or a DM. Hearth keeps this encrypted.',
  noteMissing: 'Say in a few words what happened.',
  tooLong: 'Make this a little shorter: 1,500 characters at most.',
  about: 'Who is it about?',
  aboutHint: 'They won’t see the report, and won’t handle it.',
  aboutPlaceholder: 'Choose someone',
  words: 'The words of the message',
  wordsHint: 'You can shorten them. Nobody gets them unless you tick the box below.',
  along: 'Should they read these words?',
  alongChoice: 'Send these words along',
  seenBy: {
    channel: (community: string) =>
      md`The moderators of *${community}* will see what you report in their private channel. They won’t see that it came from you.`,
    people: (community: string, names: readonly string[]) =>
      md`${listed(names)} will see what you report, because they look after *${community}*. They won’t see that it came from you.`,
    admin: (name: string) =>
      md`${name} will see what you report, who is an admin of this workspace, because it concerns everyone who looks after the community. They won’t see that it came from you.`,
  },
  ifAboutThem:
    'If it’s about one of them, only the others will see it. If nobody is left, an admin of this workspace will.',
  whatFollows: 'You hear when it has arrived, and when it has been handled.',
  noLink: 'They can’t open the message, because it’s in a conversation of yours.',
  ownMessage: 'That’s your own message. You can edit or delete it yourself.',
  nobody: 'There’s nobody left who could handle this. Please write to an admin of your workspace.',
  noCommunity: 'You’re not in a community yet. Join a channel that Hearth looks after.',
  off: (community: string, organizers: Mrkdwn) =>
    md`Hearth takes no reports in *${community}*. You can write to those who organize it: ${organizers}.`,
  receivedTitle: 'Received',
  received: 'Thank you. Your report has arrived.',
  receivedBefore: 'You’ve reported this before. It’s being looked after.',
  receivedNext: 'I’ll tell you in a DM when it has been handled.',
  toldReceived: (community: string) =>
    md`Received: your report in *${community}*. I’ll write once more, when it has been handled.`,
  toldHandled: (community: string) =>
    md`Handled: your report in *${community}*. Thank you for speaking up. Only those who look after the community, and the people it concerns, know what was done.`,

  // The card
  card: {
    home: (community: string) => md`A message in the home channel of *${community}* was reported.`,
    public: (community: string, channel: Mrkdwn) => md`A message in ${channel} was reported in *${community}*.`,
    private: (community: string) => md`A message in a private channel was reported in *${community}*.`,
    direct: (community: string) => md`A message in a DM was reported in *${community}*.`,
    concern: (community: string) => md`Someone raised a concern in *${community}*.`,
  },
  rule: (text: string) => md`“${text}”`,
  times: (count: number) => `${count} people have reported it.`,
  openMessage: 'Open the message',
  takeOn: 'Take it on',
  resolve: 'Resolve',
  details: 'Details',
  remind: 'Remind privately',
  addNote: 'Add a note',
  dismiss: 'Dismiss',
  somebody: 'Someone',
  did: {
    took: (name: string) => `${name} has taken this on`,
    dismissed: (name: string) => `${name} dismissed this`,
    reminded: (name: string) => `${name} is reminding them privately`,
    noted: (name: string) => `${name} added a note`,
    resolved: (name: string) => `${name} resolved this`,
    reopened: () => 'It was reported again',
    undelivered: () => 'The reminder didn’t reach them',
  },
  excerpt:
    'The message said this when it was reported. It goes away here when the report is closed, or when the message is deleted.',
  withdrawn: 'Others look after this report now.',
  switchedOff: 'Reports are switched off in this community.',

  // Acting on it
  gone: 'This report isn’t there anymore. Reports are deleted 90 days after they were closed.',
  concernsYou: 'This report isn’t yours to handle.',
  first: {
    taken: (name: string) => `${name} was first: they’ve taken this on.`,
    closed: (name: string) => `${name} was first: this is closed already.`,
    reminded: (name: string) => `${name} was first: they’re reminding this person already.`,
  },
  nobodyToRemind: 'There’s nobody to remind: this isn’t about a member of the community.',
  detailsTitle: 'Report',
  aboutPerson: (person: Mrkdwn) => md`It’s about ${person}.`,
  aboutNobody: 'Nobody was named.',
  fromReporters: 'From those who reported it',
  noNote: 'Without a note.',
  unreadable: 'This note can’t be read anymore.',
  whatWasDone: 'So far',
  nothingYet: 'Nothing yet.',
  noteTitle: 'Add a note',
  noteLabel: 'Note',
  noteForOthers: 'Only moderators and organizers who aren’t involved can read it.',
  noteEmpty: 'Write a note.',
  save: 'Save',
  remindTitle: 'Remind privately',
  remindIntro: (person: Mrkdwn) =>
    md`Hearth sends this to ${person} in a DM, signed with your name. It doesn’t say who reported anything.`,
  remindLabel: 'Message',
  textEmpty: 'Write a message.',
  remindText: (rule: string | undefined) =>
    rule === undefined
      ? 'Hi! A short, friendly reminder of our guidelines. Please have another look at them. If you see it differently, just tell me.'
      : `Hi! A short, friendly reminder of one of our guidelines: “${rule}” If you see it differently, just tell me.`,
  whenLabel: 'When?',
  tomorrow: 'Tomorrow morning, in their time zone',
  now: 'Now',
  nowHint: 'A reminder right after a report may show who reported it. Hearth also waits for quiet hours and days off.',
  schedule: 'Send',

  // The reminder
  topicReminder: 'Reminders from moderators',
  reminder: {
    from: (name: string, community: string) => md`*${name}*, who looks after *${community}*, writes:`,
    why: 'Moderators can remind members of the guidelines, in private.',
    facts: 'Nobody else gets this message, and nothing else follows from it.',
  },

  // The settings
  settingsTitle: 'Reports',
  settings: {
    people: (names: readonly string[]) => `Reports go to ${listed(names)} by DM.`,
    channel: 'Reports go to the moderators’ channel.',
    nobody: 'Nobody looks after reports yet.',
    lost: 'Hearth can’t use the moderators’ channel anymore.',
  },
  channelLabel: 'Moderators’ private channel',
  channelHint: (from: number) =>
    `Invite Hearth to it first, with /invite @hearth. Below ${from} members, or without a channel, each moderator gets a DM instead.`,
  channelPlaceholder: 'Choose a private channel',
  channelNotPrivate:
    'Choose a private channel of this workspace, and invite Hearth to it first: type /invite @hearth there.',
  adminLabel: 'Who gets reports about all of you?',
  adminHint: 'An admin of this workspace. If a report concerns all moderators and organizers, they get it.',
  adminPlaceholder: 'Any admin',
  adminNotAdmin: 'Choose someone who is an admin of this workspace.',

  // The channel that was lost
  topicChannel: 'The moderators’ channel',
  lost: {
    told: (community: string) =>
      md`I can’t use the moderators’ channel of *${community}* anymore. It was deleted, archived or made public, or I’m not in it. Reports go to moderators by DM now.`,
    change: 'Choose a channel',
    rule: 'I tell organizers once when I can’t use the moderators’ channel anymore.',
    facts: 'Reports still arrive.',
    chosen: (community: string) => md`*${community}* has chosen anew where reports go.`,
    over: (community: string) =>
      md`The moderators’ channel of *${community}* was lost. Reports go to moderators by DM.`,
  },

  // The log
  logTitle: 'Reports',
  logAct: 'Reports',
  logHelp: 'Shows what was reported, and who did what about it.',
  logEmpty: 'Nothing was reported in the last 90 days.',
  logIntro: (community: string) => md`*${community}* · without anything that concerns you`,
  logStates: { open: 'Open', taken: 'Taken on', dismissed: 'Dismissed', resolved: 'Resolved' },
  show: 'Show',
  showOf: (what: string) => `Show: ${what}`,
  sendLog: 'Get it as a file',
  logOnItsWay: 'The file is on its way to you in a DM.',
  logFile: 'reports.csv',
  logComment: 'The reports that you may see, and who did what about them. Treat this file as confidential.',
  noFiles:
    'I can’t send you files here, because an admin hasn’t allowed it. You can read the reports with “/hearth reports”.',
  columns: ['report', 'opened', 'where', 'guideline', 'state', 'act', 'by', 'at'],
  where: { home: 'home channel', public: 'public channel', private: 'private channel', direct: 'DM' },
  noMessage: 'no message',
  actNames: {
    took: 'took it on',
    dismissed: 'dismissed it',
    reminded: 'reminded them',
    noted: 'added a note',
    resolved: 'resolved it',
    reopened: 'reported again',
    undelivered: 'reminder not delivered',
  },
  waiting: (count: number) => (count === 1 ? 'A report is waiting' : `${count} reports are waiting`),
  review: 'Review',
};
