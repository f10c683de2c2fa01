interface Why {
  readonly label: string;
  readonly rule: string;
  readonly facts: string;
}

/** All user-facing text of this feature. */
export const copy = {
  // Footer of proactive messages
  snooze: 'Snooze',
  stop: 'Stop these',
  why: 'Why this?',
  whyLine: ({ rule, facts }: Why) => `Why this: ${rule} ${facts}`,
  whyOneLine: ({ label, rule, facts }: Why) => `Why “${label}”: ${rule} ${facts}`,

  // The modal
  open: 'Preferences',
  openHelp: 'Says when Hearth may write to you, and about what.',
  title: 'Preferences',
  save: 'Save',
  intro:
    'When I may write to you of my own accord. Your check-in keeps its own time; only days away, public holidays, and quiet hours that you set yourself hold it back.',
  quietFrom: 'Quiet from',
  quietUntil: 'Quiet until',
  quietHint: 'By your own clock. Choose the same time twice for no quiet hours.',
  timeMissing: 'Choose a time.',
  days: 'Days on which I may write',
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  daysMissing: 'Leave at least one day. To hear nothing for a while, use Snooze below.',
  zone: 'Your time zone',
  zoneUsual: 'Usual',
  zoneOfSlack: (zone: string) => `As in Slack: ${zone.replaceAll('_', ' ')}`,
  zoneOfSlackUnnamed: 'As in Slack',
  zoneNamed: (zone: string) => zone.replaceAll('_', ' '),
  zoneMissing: 'Choose a time zone.',
  holidays: 'Public holidays',
  holidaysHint: 'On them I ask and write nothing.',
  holidaysNext: (days: string) => `On them I ask and write nothing. Next: ${days}.`,
  holidaysUsual: 'Usual',
  holidaysByZone: (country: string) => `By my time zone: ${country}`,
  holidaysByZoneNone: 'By my time zone: none',
  holidaysNone: 'None',
  holidaysMissing: 'Choose whose holidays count.',
  countries: (first: string, last: string) => `Countries, ${first} to ${last}`,
  topics: {
    self: 'What I want to hear about myself',
    others: 'What I want to hear when others need me',
    community: 'What I want to hear of the community',
  },
  topicsMissing: 'Choose what should stop.',
  snoozeFor: 'Snooze',
  snoozeHint: 'Nothing but your check-in until then.',
  snoozes: { no: 'Not now', day: 'Until tomorrow', week: 'For a week', month: 'For a month' },
  snoozeAsIs: (day: string) => `Until ${day}`,
  snoozeMissing: 'Choose for how long.',
  keepAsking: 'When you don’t check in',
  keepAskingYes: 'Keep asking me every time',
  keepAskingHint: 'Otherwise I ask less often after three check-in days without an answer, and stop after six.',
  awayFrom: 'First day away',
  awayUntil: 'Last day away',
  awayHint:
    'Nobody asks you anything on these days, and your row stays as it is. Leave both empty when you are not away.',
  awayHalf: 'Choose both days, or neither.',
  awayBackwards: 'Choose the first day away, or a later one.',
  awayPast: 'Choose today or a later day.',
  awayTooLong: 'Choose a day within the next year.',
  statusAway: 'Your Slack status says that you are away, so I keep quiet until it changes.',

  // Snooze
  snoozeTitle: 'Snooze',
  snoozeSave: 'Snooze',
  snoozeLength: 'For how long?',
  snoozed: (day: string) => `Until ${day} you hear nothing from me but what you asked for: your check-in.`,
  snoozedOnHome: (day: string) => `Snoozed until ${day}. Preferences end it sooner.`,

  // Stop
  stopTitle: 'Stop these',
  stopSave: 'Stop',
  stopWhich: 'What should stop?',
  stopped: (label: string) => `You will not get these any more: ${label}.`,
  stoppedBack: 'Changed your mind? They are in Preferences, on Hearth’s Home tab.',

  // Explanation of a message
  whyTitle: 'Why did I get this?',
  whyDue: (when: string) => `It was ready on ${when}.`,
  whyHeld: (reasons: string) => `It waited, because ${reasons}.`,
  holds: {
    away: 'you were away',
    status: 'your Slack status said that you were away',
    snoozed: 'you had snoozed me',
    quiet: 'it was in your quiet hours',
    'day-off': 'it was not one of your days',
    holiday: 'it was a public holiday',
    dnd: 'your Slack was on do not disturb',
    unreachable: 'Slack could not reach you',
    'nudge-cap': 'you had heard one of these not long before',
    'day-cap': 'you had heard enough from me that day',
    'week-cap': 'you had heard enough from me that week',
    'just-heard': 'you had just heard from me',
    full: 'the message before it was long enough',
  },
  whyOff: 'You can stop these for good, or choose when and what you hear.',

  // For organizers
  limitsOpen: 'Limits',
  limitsHelp: 'Sets how often Hearth may message people in this workspace, and which statuses mean away.',
  limitsTitle: 'Limits for everybody',
  limitsText: 'How much Hearth may send unasked, in all communities of this workspace together. Check-ins don’t count.',
  nudgeDays: 'To somebody who has gone quiet, at most one word in',
  inDays: (days: number) => `${days} days`,
  perDay: 'Messages a day, at most',
  perWeek: 'Messages a week, at most',
  limitMissing: 'Choose one.',
  awayWords: 'Slack statuses that mean away',
  awayWordsHint:
    'One a line: a word, or an emoji such as :palm_tree:. I only remember that a status matched, and until when.',
  awayWordsExample: 'on vacation\n:palm_tree:',
  wordTooLong: 'Keep each to 50 characters.',
  tooManyWords: 'Keep this to 20 lines.',

  // Your data
  data: 'Your data',
  dataLine: 'What Hearth knows about you, to be sent to you or erased.',
  dataHelp: 'Shows what Hearth knows about you, and lets you have it sent or erased.',
  dataIntro:
    '*What Hearth knows about you:* your name, time zone and role in Slack; which communities you are in; your check-ins and your list; on which days you were active, as counts, and when you were quiet; which messages it sent you, without their words; and what you chose in Preferences. Of what you write in channels, only what you put on your list.',
  send: 'Send it to me',
  sendText: 'You get all of it as one file, in your messages with Hearth.',
  sendTextParts: 'You get all of it as text, in your messages with Hearth.',
  erase: 'Erase me',
  eraseText:
    '*Erase me:* everything above is deleted at once, and Hearth does not write to you any more, also where you stay in the channel. Two things stay: messages that Slack already has, in channels and from Hearth to you; and a code made from your Slack ID, so that Hearth knows not to start again with you.',
  eraseTitle: 'Erase everything?',
  eraseConfirmText: 'Your check-ins, your list and your streak are gone for good. This cannot be undone.',
  eraseConfirm: 'Erase me',
  eraseDeny: 'Keep it',
  sent: 'It is on its way: look into your messages with Hearth.',
  file: 'hearth-your-data.json',
  fileComment: 'This is everything that Hearth knows about you.',
  part: (n: number, of: number) => `What Hearth knows about you, part ${n} of ${of}:`,
  cutShort: 'There is more than fits into messages. Ask the person who runs Hearth for the rest.',
  erasing: 'Hearth is erasing everything about you now, and does not write to you any more.',
  erasedHeader: 'You are not taking part',
  erased:
    'You had yourself erased, so Hearth keeps nothing about you and does not write to you. If you change your mind, join again: you start anew.',
  join: 'Join again',
  joined: 'Welcome back! In a moment your Home shows the communities of the channels that you are in.',

  // Refusals
  notYours: 'That message was not for you. Your own choices are under Preferences, on Hearth’s Home tab.',
};
