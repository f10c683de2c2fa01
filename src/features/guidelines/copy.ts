import { md } from '../../slack/blocks/mrkdwn.js';

const welcome = {
  general: [
    'Share work in progress, questions, and honest, kind answers.',
    'Disagree with ideas, not people.',
    'No harassment, discrimination or pressure, in channels or in DMs.',
    'Don’t share what’s said here unless its author agrees.',
    'Ask before you message someone about your product.',
  ],
  study: [
    'Share notes, questions, and honest, kind answers. When you’re stuck, say what you’ve tried.',
    'Disagree with ideas, not people.',
    'No harassment, discrimination or pressure, in channels or in DMs.',
    'Don’t share what’s said here unless its author agrees.',
    'Help others find the answer. Don’t hand in someone else’s work as your own.',
  ],
  team: [
    'Share work in progress, questions, and honest, kind answers.',
    'Disagree with ideas, not people.',
    'No harassment, discrimination or pressure, in channels or in DMs.',
    'Don’t share what’s said here unless its author agrees.',
    'Say early when you’re stuck, so that others can help.',
  ],
};

const often = [
  'One new post a day is plenty; thread replies are unlimited.',
  'Search first, pick one channel, reply in threads, and leave @channel to organizers.',
  'Reading quietly is fine.',
];

const promotion = {
  makers: [
    'Your launches, jobs and events go in {channel}, once a week, with a line on how they help members.',
    'Elsewhere, mention your work only when someone asks.',
    'Say when you earn from a link.',
  ],
  professionals: [
    'Your jobs, talks and events go in {channel}, once a week, with a line on how they help members.',
    'Elsewhere, mention your services only when someone asks.',
    'Say when you earn from a link.',
  ],
  study: [
    'Courses, books and events go in {channel}, once a week, with a line on how they help members.',
    'Elsewhere, mention your own material only when someone asks.',
    'Say when you earn from a link.',
  ],
  team: [
    'Your jobs, events and side projects go in {channel}, once a week, with a line on how they help the others.',
    'Elsewhere, mention them only when someone asks.',
    'Say when you earn from a link.',
  ],
};

/** All user-facing text of this feature. */
export const copy = {
  // The guidelines that Hearth suggests
  titles: { welcome: 'What’s welcome?', often: 'How often?', promotion: 'Promotion' },
  suggested: {
    welcome: {
      ...{ makers: welcome.general, professionals: welcome.general, other: welcome.general },
      ...{ study: welcome.study, team: welcome.team },
    },
    often: { makers: often, professionals: often, study: often, team: often, other: often },
    promotion: { ...promotion, other: promotion.makers },
  },
  /** The beginnings of those that are marked as first. */
  suggestedFirst: ['Disagree with ideas', 'Your launches', 'Your jobs', 'Courses, books'],

  // The guidelines, as members read them
  title: 'Guidelines',
  read: 'Read',
  readAll: 'Read all',
  readThem: 'Read the guidelines',
  readIn: (community: string, version: number, day: string) => md`*${community}* · version ${version} · ${day}`,
  lookAfter: 'If something feels wrong',
  lookAfterText: 'The organizers look after this community. Write to any of them, about a channel or about a DM:',
  homeChannel: 'the home channel',
  notYet: (community: string) => md`*${community}* has no guidelines yet.`,
  noCommunity: 'You’re not in a community yet. Join a channel that Hearth looks after.',
  gotIt: 'Got it',
  youRead: (version: number) => `You’ve read version ${version}. Thank you!`,
  newerMeanwhile: (read: number, now: number) =>
    `You’ve read version ${read}. Version ${now} came out in the meantime. Here’s what changed.`,
  news: 'New since you last read them',
  key: md`Removed words are ~struck through~, and new ones are *bold*.`,
  wordsStayed: 'No rule was reworded.',
  earlier: 'Earlier versions',
  versionTitle: (version: number) => `Version ${version}`,
  versionLine: (version: number, day: string, author: string) => md`*Version ${version}* · ${day} · ${author}`,
  minor: 'minor edit',
  show: 'Show',
  showVersion: (version: number) => `Show version ${version}`,
  changes: 'What changed?',
  wholeText: 'The full text of this version',
  formerOrganizer: 'a former organizer',
  act: 'Shows the guidelines.',

  // On Home
  onHome: 'Guidelines',
  firstOnHome: (community: string) => md`*${community}* has guidelines. They take a minute to read.`,
  changedOnHome: (summary: string) => `The guidelines have changed: ${summary}`,

  // The post about a version
  post: {
    first: (community: string) => md`*${community}* has guidelines now.`,
    changed: (community: string, summary: string) => md`*The guidelines of ${community} have changed:* ${summary}`,
    more: (count: number) => (count === 1 ? 'And one more change.' : `And ${count} more changes.`),
    tally: (agreed: number, of: number) => `${agreed} of ${of} ${have(agreed)} read them.`,
    over: (version: number, day: string) => `Version ${version} of the guidelines, replaced on ${day}.`,
  },

  // The editor
  settingsOff: 'Not published yet. Hearth suggests a text to start from.',
  settingsOn: (version: number, agreed: number, of: number) =>
    `Version ${version}. ${agreed} of ${of} ${have(agreed)} read it.`,
  suggestion: 'Hearth suggests this text. Change what you like. Members see nothing until you publish it.',
  published: (version: number, day: string, agreed: number, of: number) =>
    `Version ${version} of ${day} is published. ${agreed} of ${of} members ${have(agreed)} read it.`,
  unpublished: 'You’ve made changes that aren’t published yet.',
  first: 'newcomers see it first',
  edit: 'Edit',
  editSection: (title: string) => `Edit: ${title}`,
  addSection: 'Add a section',
  chooseFirst: 'Key rules',
  preview: 'Preview',
  discard: 'Discard changes',
  discardTitle: 'Discard your changes?',
  discardText: 'The text goes back to the latest version. This can’t be undone.',
  discardIt: 'Discard',
  keep: 'Keep',
  enoughSections: (most: number) => `There’s room for ${most} sections. Remove one to add another.`,
  save: 'Save',
  sectionTitle: 'Edit section',
  heading: 'Heading',
  headingMissing: 'Give the section a heading.',
  headingTooLong: 'Make this a little shorter: 80 characters at most.',
  rules: 'Rules, one a line',
  rulesHint: 'Up to 500 characters a line. {channel} becomes a link to the home channel.',
  rulesMissing: 'Write at least one rule.',
  ruleTooLong: (start: string) => `Make the rule that begins with “${start}…” shorter, or break it into two lines.`,
  removeSection: 'Remove section',
  removeTitle: 'Remove this section?',
  removeText: 'Members still see it until you publish your changes.',
  removeIt: 'Remove',
  sectionGone: 'This section isn’t there anymore. Please open the guidelines again.',
  firstTitle: 'Key rules',
  firstLabel: 'Which rules should newcomers see first?',
  firstHint: 'Two or three. They’re in the welcome that newcomers get from Hearth.',
  firstPlaceholder: 'Choose rules',
  firstCount: 'Choose two or three rules.',

  // Publishing
  previewTitle: 'Preview',
  publish: 'Publish',
  membersSee: 'Members will read this:',
  changesNow: 'What changes?',
  summary: 'Sum up what changed',
  summaryHint: 'Members see it on Home and in the channel.',
  summaryMissing: 'Say in a few words what changed.',
  summaryTooLong: 'Make this a little shorter: 200 characters at most.',
  firstSummary: 'The first version.',
  minorLabel: 'How big is the change?',
  minorChoice: 'Minor edit',
  minorDescription: 'No post, and those who have read the guidelines aren’t asked again.',
  afterwards: (members: number) =>
    members === 0
      ? 'Hearth posts about it once, in the home channel. Nobody gets a DM.'
      : `Hearth posts about it once, in the home channel, and asks ${membersInWords(members)} to read it, on their Home tab. Nobody gets a DM.`,
  nothingChanged: 'Nothing has changed since the latest version.',
  publishedMeanwhile: (name: string, version: number, when: string, time: string) =>
    `${name} published version ${version} ${when} at ${time}, before you. Everything you wrote is still here, on top of that version. Look it over, then publish it.`,
  theirChanges: (name: string) => `${name} changed:`,
  doneTitle: 'Published',
  done: (version: number) => `Version ${version} is published. Hearth is posting in the channel what changed.`,
  doneFirst: 'The guidelines are published. Hearth is posting in the channel that they’re here.',
  doneQuietly: 'Hearth posts about it once the community is announced.',
  doneMinor: (version: number) => `Version ${version} is published. Members aren’t asked to read it again.`,
  doneNext: 'Members see it on Home. If it’s important, Hearth can also message those who haven’t read it.',

  // Those who have read them
  status: 'See who',
  statusTitle: 'Who has read them?',
  statusText: (version: number, agreed: number, of: number) =>
    `${agreed} of ${of} members ${have(agreed)} read version ${version} or a later one.`,
  names: 'These members have:',
  message: 'Message members',
  messageTitle: 'Message those who haven’t read it?',
  messageText: (members: number) =>
    `${membersInWords(members, 'capital')} will get one DM from Hearth, when it suits them. Hearth won’t remind anyone.`,
  messageIt: 'Message them',
  notNow: 'Not now',
  messaging: (members: number) =>
    `${membersInWords(members, 'capital')} will get one DM from Hearth, when it suits them.`,
  messagedAlready: 'Hearth is messaging the members who haven’t read this version, once each.',
  newerVersion: 'There’s a newer version. Open the guidelines again to message members about that one.',
  nobodyToMessage: 'Everyone has read it. There’s nobody to message.',
  notAnnounced: 'This community isn’t announced yet, so Hearth messages nobody about it.',

  // A DM about a version
  topic: 'New guidelines in a community',
  dm: {
    first: (community: string) => md`*${community}* has guidelines now.`,
    changed: (community: string, summary: string) => md`The guidelines of *${community}* have changed: ${summary}`,
  },
  becauseChosen: 'An organizer wanted everyone to hear about this version.',
  becauseYou: 'You hadn’t read it yet. This is the only message about it.',
  ended: {
    read: (community: string) => md`You’ve read the guidelines of *${community}*. Thank you!`,
    replaced: (community: string) => md`There’s a newer version of the guidelines of *${community}*.`,
    left: (community: string) => md`You’ve left *${community}*. You’re welcome back any time.`,
  },

  // The first rules
  postFirst: 'Post key rules',
  postFirstTitle: 'Post the key rules?',
  postFirstText: 'Hearth posts them in the home channel, for you to pin, and updates the post when they change.',
  postIt: 'Post',
  postedFirst: 'Hearth is posting them now. To pin the post, open its menu in the channel.',
  noFirst: 'No key rules are chosen. Choose two or three, and publish them.',
  firstPost: (community: string) => md`*Key rules in ${community}*`,
  firstPostOver: 'There’s a newer post with the key rules.',
  inWelcome: (rules: number) =>
    rules === 2 ? 'Two things that make this place work:' : 'A few things that make this place work:',
  agree: 'I agree',

  // Getting started
  publishFirst: 'publish your guidelines',
  markFirst: 'choose your key rules',
  doIt: 'Do it',
};

function have(count: number): string {
  return count === 1 ? 'has' : 'have';
}

function membersInWords(count: number, style?: 'capital'): string {
  if (count === 1) return style ? 'One member' : 'one member';
  return `${count} members`;
}
