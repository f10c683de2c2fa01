import { type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { listed } from './names.js';

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

/** The words of what Hearth posts and sends while a challenge runs and when it ends. */
export const running = {
  // The post in the channel
  title: (name: string, when: string) => md`*${name}* · ${when}`,
  dayOf: (day: number, of: number) => `day ${day} of ${of}`,
  dates: (first: string, last: string) => `${first} to ${last}`,
  target: (target: string) => `Target: ${target} each.`,
  joined: (count: number) =>
    count === 0 ? 'Be the first to join.' : `${count === 1 ? '1 person has' : `${count} people have`} joined so far.`,
  lastLogs: (until: string) => `the last day is over, but you can still log until ${until}`,
  together: (bar: string, done: string, of: string, count: number) =>
    `${bar} ${done} of ${of} together · ${people(count)}`,
  latest: (names: readonly string[]) => `Latest: ${[...names].join(', ')}`,
  over: 'it’s over',
  reached: 'You reached your target together!',
  finished: (count: number) => `${people(count)} finished.`,
  cancelled: (name: string, words: string): Mrkdwn =>
    words ? md`*${name}* was called off: ${words}` : md`*${name}* was called off.`,
  results: 'See the results',

  // The thread
  prompt: (slot: string, text: string) => md`*${slot}:* ${text}`,
  promptOf: { daily: (n: number) => `Day ${n}`, weekly: (n: number) => `Week ${n}` },
  milestones: {
    'first-log': (name: string | undefined) =>
      name ? `The first log is in. Thanks for kicking things off, ${name}!` : 'The first log is in!',
    'half-way': (done: string, of: string) => `You’re halfway there together: ${done} of ${of}.`,
    target: (done: string) => `You reached your target together: ${done}! 🎉`,
    'everyone-today': 'Everyone has logged today!',
    'everyone-week': 'Everyone has logged this week!',
  },
  cheers: (pairs: readonly string[], more: number) =>
    `Cheers yesterday: ${[...pairs, ...(more > 0 ? [`and ${more} more`] : [])].join(' · ')}`,
  cheer: (from: readonly string[], others: number, to: string) => `${listed(from, others)} → ${to}`,
  cheerCount: (count: number) => `${count === 1 ? '1 cheer' : `${count} cheers`} yesterday.`,

  // Nobody joined
  nobody: {
    ask: (name: string) => md`*${name}* begins today, and so far you’re the only one in it. Would you like to move it?`,
    move: 'Move it',
    letGo: 'Call it off',
    confirm: (name: string) => `Call off ${name}?`,
    warning: 'Its post will say that it was called off.',
    keep: 'Keep it',
    rule: 'Hearth asks you once if a challenge you created begins with only you in it.',
    facts: 'You’re the only one in yours so far.',
    letGoDone: (name: string) => md`You called off *${name}*.`,
    called: (name: string) => md`*${name}* was called off.`,
    moved: (name: string, day: string) => md`*${name}* now begins on ${day}.`,
    joined: (name: string) => md`Someone has joined you in *${name}*.`,
    over: (name: string) => md`*${name}* is over.`,
    notYours: 'Only its creator or an organizer can do that.',
    settled: 'That’s already been settled.',
  },

  // Reminders
  remind: {
    day: (name: string, task: string) => md`Time for *${name}*? ${task}`,
    next: (progress: string) => `You’re at ${progress}. A small step counts.`,
    first: 'A small first step counts.',
    menu: { skip: 'Not today', stop: 'Stop reminders', pause: 'Pause' },
    logged: (progress: string, name: string) => md`Logged in *${name}*: ${progress}.`,
    notToday: (name: string) => md`Not today. Hearth will remind you about *${name}* another day.`,
    stopped: (name: string) => md`Hearth won’t remind you about *${name}* anymore.`,
    paused: (name: string) => md`You’ve paused *${name}*.`,
    over: (name: string) => md`*${name}* is over.`,
    called: (name: string) => md`*${name}* was called off.`,
    earlier: (name: string) => md`An earlier reminder for *${name}*.`,
    of: (done: string, target: string) => `${done} of ${target}`,
  },

  // The end
  summary: {
    title: (name: string) => md`*${name}* is over. Here’s how it went.`,
    reached: (bar: string, done: string, of: string, count: number) =>
      `${bar} ${done} of ${of} together, by ${people(count)}. You made it!`,
    total: (bar: string, done: string, of: string, count: number) =>
      `${bar} ${done} of ${of} together, by ${people(count)}.`,
    finishers: (names: readonly string[], others: number) =>
      names.length === 0 ? `${people(others)} finished.` : `Finished: ${listed(names, others)}`,
    highlight: (line: string, name: string | undefined) => (name ? `“${line}” – ${name}` : `“${line}”`),
    reflect: 'Look back',
  },
  curve: {
    day: (n: number) => `Day ${n}`,
    together: (done: string) => `Together: ${done}`,
    plan: 'Even pace',
    target: (target: string) => `Target: ${target}`,
    alt: (done: string, target: string) =>
      `A line chart of the group’s progress, which ended at ${done}, with a target of ${target}.`,
    upTo: (day: number, of: number) => `Up to day ${day} of ${of}`,
    altSoFar: (it: { day: number; done: string; planned: string; target: string }) =>
      `A line chart of the group’s progress up to day ${it.day}: ${it.done} so far, where an even pace would be ${it.planned}. The target is ${it.target}.`,
    half: (day: string) => `Half of the target was reached on ${day}.`,
    all: (day: string) => `The target was reached on ${day}.`,
  },
  finish: {
    topic: 'A look back when you finish a challenge',
    done: (name: string, progress: string) => md`You finished *${name}*: ${progress}.`,
    strip: (marks: string) => marks,
    ask: 'What did you take away from it?',
    rule: 'Hearth messages you once when you finish a challenge.',
    facts: 'You reached your target.',
    reflected: (name: string, progress: string) => md`You finished *${name}*: ${progress}. Thanks for looking back.`,
    seen: (name: string, progress: string) => md`You finished *${name}*: ${progress}.`,
  },
  reflection: {
    title: 'Look back',
    save: 'Save',
    worked: 'What worked for you?',
    again: 'Would you do it again?',
    answers: { yes: 'Yes', maybe: 'Maybe', no: 'No' },
    line: 'One line to share',
    share: 'Sharing',
    shareIt: 'Share this line and my name with the community',
    lineMissing: 'Write a line to share, or untick the box.',
    tooLong: (most: number) => `Keep it to ${most} characters.`,
    private: 'Only you see the first two answers.',
    saved: 'Thanks, that’s saved.',
    notIn: 'Only members who took part can look back.',
    notOver: 'You can look back once it’s over.',
  },
};
