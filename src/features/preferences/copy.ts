import { md } from '../../slack/blocks/mrkdwn.js';

/** All user-facing text of this feature. */
export const copy = {
  // Menu of proactive messages
  snooze: 'Snooze',
  stop: 'Stop these',
  why: 'Why this?',

  // Texts that replace a proactive message
  ended: {
    snoozed: (day: string) => `Snoozed until ${day}.`,
    stopped: 'You’ve stopped messages like this one. You can turn them on again in Preferences.',
    over: 'This message is out of date. There’s nothing left to do.',
  },

  // The modal
  open: 'Preferences',
  openHelp: 'Sets when Hearth may message you, and about what.',
  title: 'Preferences',
  save: 'Save',
  intro:
    'Choose when Hearth may message you. Check-ins come at their usual time, except on days away, on public holidays, and in quiet hours that you’ve set yourself.',
  quietFrom: 'Quiet from',
  quietUntil: 'Quiet until',
  quietHint: 'In your own time zone.',
  quietHours: 'Quiet hours',
  noQuiet: 'No quiet hours',
  timeMissing: 'Choose a time.',
  days: 'Days on which Hearth may message you',
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  daysMissing: 'Leave at least one day. To hear nothing for a while, use Snooze below.',
  zone: 'Your time zone',
  zoneUsual: 'Usual',
  zoneOfSlack: (zone: string) => `Same as in Slack: ${zone.replaceAll('_', ' ')}`,
  zoneOfSlackUnnamed: 'Same as in Slack',
  zoneNamed: (zone: string) => zone.replaceAll('_', ' '),
  zoneMissing: 'Choose a time zone.',
  holidays: 'Public holidays',
  holidaysHint: 'Hearth won’t message you on these days.',
  holidaysNext: (days: string) => `Hearth won’t message you on these days. Next: ${days}.`,
  holidaysUsual: 'Usual',
  holidaysByZone: (country: string) => `From your time zone: ${country}`,
  holidaysByZoneNone: 'From your time zone: none',
  holidaysNone: 'None',
  holidaysMissing: 'Choose which holidays count.',
  countries: (first: string, last: string) => `Countries, ${first} to ${last}`,
  topics: {
    self: 'Messages about you',
    others: 'Messages about other members',
    community: 'Messages about your community',
  },
  topicsMissing: 'Choose what should stop.',
  snoozeFor: 'Snooze',
  snoozeHint: 'Until then, you’ll only get check-ins.',
  snoozes: { no: 'Don’t snooze', day: 'Until tomorrow', week: 'For a week', month: 'For a month' },
  snoozeAsIs: (day: string) => `Until ${day}`,
  snoozeMissing: 'Choose for how long.',
  keepAsking: 'When you don’t check in',
  keepAskingYes: 'Keep asking every time',
  keepAskingHint: 'Otherwise, Hearth asks less often after three check-in days without an answer, and stops after six.',
  awayFrom: 'First day away',
  awayUntil: 'Last day away',
  awayHint:
    'Hearth won’t ask you anything on these days, and your streak is safe. Leave both empty when you’re not away.',
  awayHalf: 'Choose both days, or neither.',
  awayBackwards: 'Choose a day on or after your first day away.',
  awayPast: 'Choose today or a later day.',
  awayTooLong: 'Choose a day within the next year.',
  statusAway: 'Your Slack status says you’re away, so Hearth stays quiet until it changes.',

  // Snooze
  snoozeTitle: 'Snooze',
  snoozeSave: 'Snooze',
  snoozeLength: 'For how long?',
  snoozed: (day: string) => `I’ll be quiet until ${day}. You’ll still get check-ins.`,
  snoozedOnHome: (day: string) => `Snoozed until ${day}. You can end it sooner in Preferences.`,

  // Stop
  stopTitle: 'Stop these',
  stopSave: 'Stop',
  stopWhich: 'What should stop?',
  stopped: (label: string) => `Stopped: ${label}.`,
  stoppedBack: 'Changed your mind? Turn them on again in Preferences, on Hearth’s Home tab.',

  // Explanation of a message
  whyTitle: 'Why did I get this?',
  whyDue: (when: string, time: string) => `It was due ${when} at ${time}.`,
  whyHeld: (reasons: string) => `It was held back because ${reasons}.`,
  holds: {
    away: 'you were away',
    status: 'your Slack status said you were away',
    snoozed: 'you had snoozed messages',
    quiet: 'those were your quiet hours',
    'day-off': 'it wasn’t one of your days',
    holiday: 'it was a public holiday',
    dnd: 'you had Do Not Disturb on in Slack',
    unreachable: 'Slack couldn’t reach you',
    'nudge-cap': 'you’d had a message like it not long before',
    'day-cap': 'you’d had enough messages from me that day',
    'week-cap': 'you’d had enough messages from me that week',
    'just-heard': 'you’d just had a message from me',
    'check-in': 'your check-in came first',
    full: 'the message before it was full',
  },
  whyOff: 'You can stop these, or use Preferences to choose what you hear about and when.',

  // For organizers
  limitsOpen: 'Limits',
  limitsHelp: 'Limits how many messages Hearth sends on its own.',
  limitsTitle: 'Limits for everyone',
  limitsText:
    'How many messages Hearth may send one person on its own, in all communities of this workspace together. Check-ins don’t count.',
  nudgeDays: 'To quiet members: at most one every',
  inDays: (days: number) => `${days} days`,
  perDay: 'Messages a day, at most',
  perWeek: 'Messages a week, at most',
  limitMissing: 'Choose one.',
  awayWords: 'Slack statuses that mean away',
  awayWordsHint:
    'One per line: a word, or an emoji such as :palm_tree:. Hearth only remembers that a status matched, and until when.',
  awayWordsExample: 'on vacation\n:palm_tree:',
  wordTooLong: 'Keep each to 50 characters.',
  tooManyWords: 'Keep this to 40 lines.',
  wordUnmatchable: 'Write words, or the name of an emoji, such as :palm_tree:.',

  // The same for one community
  awayWordsOpen: 'Slack statuses',
  awayWordsIntro:
    'While a member’s Slack status has one of these, Hearth treats them as away: it sends them nothing, and their streak is safe. If they’re in several communities, a match in any of them counts.',
  awayWordsHintHere:
    'One per line: a word, or an emoji such as :palm_tree:. Leave this empty to use the usual ones. Changes apply from a member’s next status. Hearth only remembers that a status matched, and until when.',
  awayWordsUsual: 'The usual statuses for illness and vacation mean away.',
  awayWordsChosen: (first: string, more: number) => {
    const others = more === 1 ? ' and 1 other' : ` and ${more} others`;
    return `“${first}”${more > 0 ? others : ''} ${more > 0 ? 'mean' : 'means'} away.`;
  },

  // Your data
  data: 'Your data',
  dataLine: 'See what Hearth knows about you, get a copy, or erase it.',
  dataHelp: 'Shows what Hearth knows about you. You can get a copy or erase it.',
  dataIntro: md`*Hearth knows about you:*\n•  your name, time zone and role in Slack, and your communities\n•  your check-ins and your list\n•  how active you were each day, as counts, and when you were quiet\n•  which messages it sent you, but not their words\n•  your choices in Preferences\nOf your messages in channels, it keeps only those you put on your list.`,
  send: 'Send it to me',
  sendText: 'You’ll get all of it as one file, in your messages with Hearth.',
  sendTextParts: 'You’ll get all of it as text, in your messages with Hearth.',
  erase: 'Erase me',
  eraseText: md`*Erase me* deletes all of this at once, and Hearth stops messaging you, even if you stay in the channel. Two things remain: messages that are already in Slack, and a code made from your Slack ID, which keeps Hearth from starting again with you.`,
  eraseTitle: 'Erase everything?',
  eraseConfirmText: 'Your check-ins, your list and your streak will be gone for good. You can’t undo this.',
  eraseConfirm: 'Erase me',
  eraseDeny: 'Keep it',
  sent: 'It’s on its way to your messages with Hearth.',
  file: 'hearth-your-data.json',
  fileComment: 'This is everything that Hearth knows about you.',
  part: (n: number, of: number) => `Your data, part ${n} of ${of}:`,
  cutShort: 'There’s more than fits into messages. Ask the person who runs Hearth for the rest.',
  erasing: 'Hearth is erasing everything about you now, and won’t message you anymore.',
  erasedHeader: 'You’re not taking part',
  erased:
    'You asked Hearth to erase your data, and it won’t message you. If you change your mind, you can join again and start afresh.',
  join: 'Join again',
  joined: 'Welcome back! In a moment, your Home tab will show your communities.',

  // Refusals
  notYours: 'That message wasn’t for you. Your own choices are in Preferences, on Hearth’s Home tab.',
};
