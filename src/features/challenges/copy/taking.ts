import { md } from '../../../slack/blocks/mrkdwn.js';
import type { LogRefusal } from '../domain/days.js';
import type { AmountRefusal } from '../domain/typed.js';
import { listed } from './names.js';

/** The words for those who take part: joining, logging, and what members see. */
export const taking = {
  challenge: 'Challenge',
  join: 'Join',
  log: 'Log progress',
  doneToday: 'Done today',
  details: 'Details',
  nameOf: (label: string, name: string) => `${label}: ${name}`,
  save: 'Save',
  units: { days: (n: number) => (n === 1 ? 'day' : 'days'), weeks: (n: number) => (n === 1 ? 'week' : 'weeks') },
  amount: (amount: string, unit: string) => `${amount} ${unit}`.trim(),
  dates: (first: string, last: string) => `${first} to ${last}`,
  dayOf: (day: number, length: number) => `day ${day} of ${length}`,
  over: (name: string) => `${name} is over.`,
  notBegun: (name: string, when: string) => `${name} begins ${when}. You can log from then on.`,
  cancelled: (name: string) => `${name} was called off.`,
  unknown: 'That challenge isn’t here anymore.',
  closed: (community: string) => `${community} is closed, so its challenges are on hold.`,
  joinFirst: 'You’re not taking part in this challenge. Join it first.',

  // Progress in words
  progress: (done: string, target: string) => `${done} of ${target}.`,
  reached: 'Target reached!',
  toGo: (left: string) => `${left} to go`,
  slotsLeft: (slots: string) => `, with ${slots} left`,
  each: {
    day: (amount: string) => `: about ${amount} a day`,
    week: (amount: string) => `: about ${amount} a week`,
    time: (amount: string) => `: about ${amount} each time`,
  },
  together: (bar: string, done: string, target: string, people: string) =>
    `${bar} ${done} of ${target} together · ${people}`,
  people: (count: number) => (count === 1 ? '1 person' : `${count} people`),
  ahead: 'Together, you’re ahead of plan.',
  strip: (marks: string, done: number, of: string) => `${marks} ${done} of the last ${of}`,

  // Joining
  offered: (name: string, first: string) => md`*${name}* begins ${first}. You can join now.`,
  offeredLate: (name: string, last: string) => md`*${name}* runs until ${last}. You can still join.`,
  joinTitle: 'Join challenge',
  changeTitle: 'Your reminder',
  target: (target: string) => `Your target: ${target}.`,
  targetOf: (target: number, of: string) => `Your target: ${target} of ${of}.`,
  lateTarget: (target: string, full: string) =>
    `It’s already under way, so your target is ${target} instead of ${full}.`,
  lateTargetOf: (target: number, of: string, full: string) =>
    `It’s already under way, so your target is ${target} of the ${of} left, instead of ${full}.`,
  grace: (days: number) =>
    days === 0
      ? 'Log each day on the day itself.'
      : `You can log a day up to ${days} ${days === 1 ? 'day' : 'days'} late.`,
  sees: {
    everyone: 'Everyone sees what members log.',
    team: 'Your team sees what you log. Everyone else sees the total.',
    me: 'Only you see what you log. Everyone else sees the total.',
  },
  teamed: 'You’ll be placed in a team when you join.',
  inTeam: (team: string) => `You’re in ${team}.`,
  reminder: 'How should Hearth remind you?',
  reminders: { 'check-in': 'With my check-in', time: 'At a set time', never: 'Never' },
  reminderMissing: 'Choose one.',
  remindersFor: (name: string, when: string) => md`*Reminders for ${name}:* ${when}.`,
  when: {
    time: (time: string) => `at ${time}`,
    checkin: (isAsked: boolean) =>
      isAsked ? 'with your check-in' : 'none, because you’re not taking part in check-ins',
    never: 'none',
    paused: 'none, because you’ve paused it',
  },
  change: 'Change',
  time: 'What time?',
  timeHint: 'In your time zone, on your working days, and only if you have something left to log.',
  timeMissing: 'Choose a time.',
  naming: 'When it’s over',
  nameMe: 'Name me if I finish',
  joined: (name: string) => md`You’re in! Thanks for joining *${name}*.`,
  changed: 'Saved.',

  // Pausing and leaving
  menu: {
    reminder: 'Change reminder',
    pause: 'Pause',
    resume: 'Resume',
    leave: 'Leave…',
    unrank: 'Hide me from ranks',
    rank: 'Show me in ranks',
  },
  paused: 'You’ve paused this challenge. Hearth won’t remind you.',
  leaveTitle: 'Leave challenge',
  leave: 'Leave',
  leaveAsk: (name: string) =>
    md`Leave *${name}*? Everything you’ve logged will still count for the group, and you can come back while it’s running.`,
  left: (name: string) =>
    md`You’ve left *${name}*. Everything you’ve logged still counts for the group, and you can come back while it’s running.`,
  notIn: 'You’re not taking part in this challenge.',

  // Logging
  day: 'Which day?',
  howMany: (unit: string) => (unit === '' ? 'How many?' : `How many ${unit}?`),
  note: 'Note',
  link: 'Link or note',
  correctTitle: 'Correct a log',
  logged: (amount: string, when: string) => `Logged ${amount} for ${when}.`,
  loggedDay: (when: string) => `Logged for ${when}.`,
  undone: 'Undone.',
  undoneBefore: 'That’s already been undone.',
  undo: 'Undo',
  correct: 'Correct',
  notYours: 'That was logged by someone else.',
  amounts: {
    'no-number': 'Write a number, such as 3 or 2.5.',
    'not-positive': 'Write a number above 0.',
    'not-whole': 'Write a whole number.',
    'too-precise': 'Write at most two decimals.',
    'too-much': 'That’s too much for one log.',
  } satisfies Record<AmountRefusal, string>,
  dayRefused: {
    'not-begun': 'It hasn’t begun yet.',
    future: 'Choose today or an earlier day.',
    outside: 'That day isn’t part of the challenge.',
    'too-late': 'That day can’t be changed anymore.',
  } satisfies Record<LogRefusal, string>,
  whichTitle: 'Log progress',
  which: 'Which challenge?',
  whichMissing: 'Choose a challenge.',
  what: 'What did you do?',
  whatHint: 'A number and a note, such as “3 on the train”. If the challenge counts days, a note is enough.',
  goOn: 'Continue',
  nothingRuns: 'You’re not taking part in a challenge right now.',
  ownLogs: 'My logs',
  noLogs: 'Nothing logged yet.',
  fixedDays: (days: number) =>
    days === 0
      ? 'You can only change today’s logs.'
      : `Logs from more than ${days} ${days === 1 ? 'day' : 'days'} ago can’t be changed.`,

  // Details
  calledOff: (words: string) => (words ? `called off: ${words}` : 'called off'),
  ranks: 'Near you',
  place: (place: number, name: string, done: string) => `${place}. ${name} · ${done}`,
  catchUp: (by: string, name: string) => `${by} more and you’re level with ${name}.`,
  first: 'You’re in the lead. Enjoy it.',
  teams: 'Teams',
  members: 'Members',
  ownTeam: 'Your team',
  member: (bar: string, name: string, progress: string) => `${bar} ${name}: ${progress}`,
  ofTarget: (done: string, target: string) => `${done} of ${target}`,
  ownProgress: (bar: string, progress: string) => `${bar} You: ${progress}`,
  totalOf: (total: string) => `${total} together`,
  line: (name: string, done: string) => `${name}: ${done}`,
  logs: 'Logs',
  cheers: (count: number) => (count === 1 ? '1 cheer' : `${count} cheers`),
  cheer: 'Cheer',
  cheerTo: (name: string) => `Cheer: ${name}`,
  cheeredToday: 'You’ve already cheered someone on today. You can cheer again tomorrow.',
  cheerGone: 'That log isn’t here anymore.',
  cheerOwn: 'That’s your own log. Others can cheer you on.',
  earlier: 'Earlier logs',
  back: 'Later logs',
  history: 'Earlier challenges',
  noHistory: 'No challenge has ended yet.',
  earlierOnes: 'Earlier challenges',
  seeResults: 'See results',
  cheeredYou: (names: readonly string[], others: number) => `${listed(names, others)} cheered you on.`,

  // Home
  begins: (when: string) => `begins ${when}`,
  runs: (until: string) => `until ${until}`,
  loggedToday: 'logged today',
  see: 'See it',
  results: (name: string, done: string, target: string) => md`*${name}* is over: ${done} of ${target} together.`,
  yours: (done: string, target: string) => `You: ${done} of ${target}.`,
  logAct: { label: 'Log progress', help: 'Logs progress in a challenge, such as “log 3 pages”.' },
};
