import { type Mrkdwn, md } from '../../slack/blocks/mrkdwn.js';

const listed = (names: readonly string[]) => new Intl.ListFormat('en-GB').format(names);

/** All user-facing text of this feature. */
export const copy = {
  feature: 'Reports',
  featureSummary:
    'Members can report a message or a concern in private. Moderators handle reports; if there are none, organizers do.',

  // Reporting
  act: 'Report a concern',
  actHelp: 'Tells those who look after the community, in private, that something feels wrong.',
  flagTitle: 'Report to moderators',
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
  words: 'The message',
  wordsHint: 'You can shorten it. Nobody sees it unless you tick the box below.',
  along: 'Share this text?',
  alongChoice: 'Include it in the report',
  seenBy: {
    channel: (community: string) =>
      md`The moderators of *${community}* will see what you report, in their private channel. Its organizers can see it, too, unless it’s about them. None of them will see that it came from you.`,
    people: (community: string, names: readonly string[]) =>
      md`${listed(names)} will see what you report. Other moderators and organizers of *${community}* can see it, too, unless it’s about them. None of them will see that it came from you.`,
    admin: (name: string) =>
      md`${name}, an admin of this workspace, will see what you report, because no moderator or organizer of the community can handle it. They won’t see that it came from you.`,
  },
  ifAboutThem:
    'If it’s about one of them, they won’t see it; the other moderators and organizers will. If nobody is left, a workspace admin will.',
  whatFollows: 'Hearth will message you when it arrives and when it’s been handled.',
  noLink: 'They can’t open this message, because it’s in a private conversation.',
  ownMessage: 'That’s your own message. You can edit or delete it yourself.',
  ownPost:
    'That’s your own post; an app posted it for you. You can take down check-ins and replies in Preferences. For other posts, ask an admin of your workspace.',
  nobody: 'There’s nobody left who could handle this. Please write to an admin of your workspace.',
  noCommunity: 'You’re not in a community yet. Join a channel that Hearth looks after.',
  off: (community: string, organizers: Mrkdwn) =>
    md`Reports are switched off in *${community}*. You can write to its organizers: ${organizers}.`,
  receivedTitle: 'Received',
  received: 'Thank you. Your report has arrived.',
  receivedBefore: 'You’ve reported this before. It’s being looked after.',
  receivedNext: 'Hearth will message you when it’s been handled.',
  toldReceived: (community: string) =>
    md`Received: your report in *${community}*. I’ll write once more, when it has been handled.`,
  toldHandled: (community: string) =>
    md`Handled: your report in *${community}*. Thank you for speaking up. The outcome stays private.`,

  // The card
  named: (community: string) => md`*${community}*`,
  card: {
    home: (community: Mrkdwn) => md`A message in the home channel of ${community} was reported.`,
    public: (community: Mrkdwn, channel: Mrkdwn) => md`A message in ${channel} was reported in ${community}.`,
    private: (community: Mrkdwn) => md`A message in a private channel was reported in ${community}.`,
    direct: (community: Mrkdwn) => md`A message in a DM was reported in ${community}.`,
    concern: (community: Mrkdwn) => md`Someone raised a concern in ${community}.`,
  },
  rule: (text: string) => md`“${text}”`,
  times: (count: number) => `${count} people have reported it.`,
  openMessage: 'Open the message',
  takeOn: 'Take it on',
  resolve: 'Resolve',
  details: 'Details',
  remind: 'Remind privately',
  warn: 'Warn',
  addNote: 'Add a note',
  dismiss: 'Dismiss',
  somebody: 'Someone',
  did: {
    took: (name: string) => `${name} has taken this on`,
    dismissed: (name: string) => `${name} dismissed this`,
    reminded: (name: string) => `${name} wrote them a private reminder`,
    noted: (name: string) => `${name} added a note`,
    resolved: (name: string) => `${name} resolved this`,
    reopened: () => 'It was reported again',
    undelivered: () => 'The reminder didn’t reach them',
    warned: (name: string) => `${name} warned them`,
    unwarned: () => 'The warning didn’t reach them, so it doesn’t count',
    appealed: () => 'They appealed the warning',
    upheld: (name: string) => `${name} upheld the warning`,
    lifted: (name: string) => `${name} lifted the warning`,
  },
  excerpt:
    'The message said this when it was reported. Hearth deletes this copy when the report is closed or the message is deleted.',
  withdrawn: {
    toOthers: 'Others handle this report now.',
    toNobody: 'This report isn’t shown here anymore.',
  },
  switchedOff: 'Reports are switched off in this community.',

  // Acting on it
  gone: 'This report isn’t there anymore. Reports are deleted 90 days after they were closed.',
  concernsYou: 'This report isn’t yours to handle.',
  first: {
    taken: (name: string) => `${name} has already taken this on.`,
    closed: (name: string) => `${name} has already closed this.`,
    reminded: (name: string) => `${name} has already sent this person a reminder.`,
    warned: (name: string) => `${name} has already warned this person.`,
  },
  nobodyToRemind: 'There’s nobody to write to: this isn’t about a member of the community.',
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
      ? 'Hi! A short, friendly reminder of our guidelines. Please have another look at them. If you see it differently, send me a DM.'
      : `Hi! A short, friendly reminder of one of our guidelines: “${rule}” If you see it differently, send me a DM.`,
  whenLabel: 'When?',
  tomorrow: 'Tomorrow morning, in their time zone',
  now: 'Now',
  nowHint: 'A message right after a report may show who reported it. Hearth also waits for quiet hours and days off.',
  schedule: 'Send',

  // The reminder
  topicReminder: 'Reminders and warnings from moderators',
  reminder: {
    from: (name: string, community: string) => md`A note from ${name}, who helps look after *${community}*:`,
    why: 'Moderators can remind members of the guidelines, in private.',
    facts: 'Only you, moderators and organizers can read it. You don’t need to reply.',
  },

  // Warnings
  warningsOff: 'Warnings are switched off in this community.',
  warnTitle: 'Warn',
  warnIntro: (person: Mrkdwn) =>
    md`Hearth sends this warning to ${person} in a DM, signed with your name. It doesn’t say who reported anything. It counts for 90 days, and they can appeal once, to an organizer other than you.`,
  warnRule: 'Which guideline did they break?',
  warnRuleMissing: 'Choose the guideline that this is about.',
  warnText: 'Hi. This is a warning: please keep to our guidelines from now on.',
  warning: {
    from: (name: string, community: string) => md`*A warning* from ${name}, who helps look after *${community}*:`,
    until: (day: Mrkdwn) => md`It counts until ${day}, then expires.`,
    appealable: md`If you think it’s unfair, you can appeal once within two weeks. Someone who didn’t give the warning will decide.`,
    why: 'Moderators can warn members who broke a guideline, in private.',
    facts: 'Only you, moderators and organizers can read it.',
    appealed: md`You’ve appealed. Hearth will message you when it’s been decided.`,
  },
  warnings: 'Warnings',
  warningLine: (name: string, from: Mrkdwn, until: Mrkdwn) =>
    md`${name} warned them on ${from}. It counts until ${until}.`,
  warningPending: 'It hasn’t reached them yet.',
  appealOpen: 'They’ve appealed, and it hasn’t been decided yet.',
  appealUpheld: 'They appealed, and the warning was upheld.',

  // Appeals
  appealButton: 'Appeal',
  appealTitle: 'Appeal',
  appealIntro: {
    people: (names: readonly string[]) =>
      md`${listed(names)} can read this, and one of them will decide whether the warning stays. It won’t be the person who gave it.`,
    admin: (name: string) =>
      md`${name}, an admin of this workspace, will read this and decide whether the warning stays, because no other organizer can.`,
  },
  appealLabel: 'Why is the warning unfair?',
  appealHint: 'Hearth keeps this encrypted, and deletes it with the report. You can appeal only once.',
  appealReceived: 'Your appeal has arrived. Hearth will message you when it’s been decided.',
  appealedBefore: 'You’ve already appealed this warning. You can only do that once.',
  appealOver: 'This warning can’t be appealed anymore.',
  appealNobody: 'There’s nobody left who could decide on this. Please write to an admin of your workspace.',
  appealCard: (community: Mrkdwn) => md`A member of ${community} appealed a warning.`,
  appealDone: {
    upheld: (name: string) => `${name} upheld the warning`,
    lifted: (name: string) => `${name} lifted the warning`,
    expired: () => 'The warning expired before anyone decided',
  },
  decideTitle: 'Appeal',
  decide: 'Decide',
  givenBy: (name: string) => `${name} warned them:`,
  theyWrote: 'They wrote',
  decisionLabel: 'What do you decide?',
  decisions: { upheld: 'The warning stays', lifted: 'Lift the warning' },
  decisionMissing: 'Choose one.',
  notYourAppeal: 'This appeal isn’t yours to decide.',
  appealGone: 'This warning isn’t there anymore. Warnings are deleted together with their report.',
  decidedFirst: {
    upheld: (name: string) => `${name} has already decided: the warning stays.`,
    lifted: (name: string) => `${name} has already lifted the warning.`,
    expired: () => 'The warning has expired, so there’s nothing to decide.',
  },
  toldOutcome: {
    upheld: (name: string, community: string) =>
      md`${name} has read your appeal in *${community}*. The warning stays until it expires.`,
    lifted: (name: string, community: string) =>
      md`${name} has read your appeal in *${community}* and lifted the warning. It doesn’t count anymore.`,
    expired: (_: string, community: string) =>
      md`Your warning in *${community}* expired before anyone decided on your appeal. It doesn’t count anymore.`,
  },

  // Replies below a card
  notices: {
    reopened: (community: Mrkdwn) => md`A closed report in ${community} is open again, because it was reported again.`,
    returned: (community: Mrkdwn) => md`A report in ${community} is back with you.`,
  },

  // The settings
  settingsTitle: 'Reports',
  settings: {
    people: (names: readonly string[]) => `Reports go to ${listed(names)} by DM.`,
    channel: 'Reports go to the moderators’ channel.',
    nobody: 'Nobody handles reports yet.',
    lost: 'Hearth can’t use the moderators’ channel anymore.',
  },
  channelLabel: 'Moderators’ private channel',
  channelHint: (from: number) =>
    `Invite Hearth to it first, with /invite @hearth. Below ${from} members, or without a channel, each moderator gets a DM instead.`,
  channelPlaceholder: 'Choose a private channel',
  channelNotPrivate:
    'Choose a private channel of this workspace, and invite Hearth to it first: type /invite @hearth there.',
  channelOfMembers: 'Choose a channel that only moderators are in. Members of a community read this one.',
  warnsLabel: 'Warnings',
  warnsChoice: 'Moderators can warn members',
  warnsHint: 'A warning quotes a guideline and counts for 90 days. The member can appeal once, to another organizer.',
  adminLabel: 'Admin for reports that nobody else can handle',
  adminHint: 'If a report concerns all moderators and organizers, this workspace admin gets it.',
  adminPlaceholder: 'Any admin',
  adminNotAdmin: 'Choose someone who is an admin of this workspace.',

  // The channel that was lost
  topicChannel: 'The moderators’ channel',
  lost: {
    told: (community: string) =>
      md`I can’t use the moderators’ channel of *${community}* anymore. It was deleted, archived, made public or turned into a channel for members, or I’m not in it. Reports go to moderators by DM now.`,
    change: 'Choose a channel',
    rule: 'I tell organizers once when I can’t use the moderators’ channel anymore.',
    facts: 'Reports still arrive.',
    chosen: (community: string) => md`An organizer has chosen where reports in *${community}* go now.`,
    over: (community: string) =>
      md`The moderators’ channel of *${community}* was lost. Reports go to moderators by DM.`,
  },

  // The log
  logTitle: 'Reports',
  logAct: 'Reports',
  logHelp: 'Shows what was reported, and who did what about it.',
  logEmpty: 'Nothing was reported in the last 90 days.',
  logIntro: (community: string) => md`*${community}* · reports that concern you aren’t shown`,
  logStates: { open: 'Open', taken: 'Taken on', dismissed: 'Dismissed', resolved: 'Resolved' },
  show: 'Show',
  earlierActs: (count: number) => (count === 1 ? '1 earlier entry' : `${count} earlier entries`),
  showOf: (what: string) => `Show: ${what}`,
  sendLog: 'Get it as a file',
  logOnItsWay: 'The file is on its way to you in a DM.',
  logFile: 'reports.csv',
  logComment: 'The reports that you may see, and who did what about them. Treat this file as confidential.',
  noFiles:
    'I can’t send you files here, because an admin hasn’t allowed it. You can read the reports with “/hearth report-log”.',
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
    warned: 'warned them',
    unwarned: 'warning not delivered',
    appealed: 'member appealed',
    upheld: 'upheld the warning',
    lifted: 'lifted the warning',
  },
  waiting: (count: number) => (count === 1 ? 'A report is waiting' : `${count} reports are waiting`),
  review: 'Review',
};
