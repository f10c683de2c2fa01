import { md } from '../../slack/blocks/mrkdwn.js';
import { acting } from './copy/acting.js';
import { digest } from './copy/digest.js';
import { lookingBack } from './copy/looking-back.js';
import { missed } from './copy/missed.js';
import { ownTimes } from './copy/own-times.js';

/** All user-facing text of this feature. */
export const copy = {
  // Asking
  morning: (name: string) => `Morning, ${name}.`,
  hello: (name: string) => `Hello, ${name}.`,
  askIn: (community: string) => `Time to check in with ${community}.`,
  severalOpen: (count: number) => `${inWords(count)} check-ins are open.`,
  labelIn: (label: string, community: string) => `${label}: ${community}`,
  onList: (count: number, done: number) => {
    if (done === count) return 'Everything on your list is done:';
    if (done > 0)
      return `${inWords(done)} of the ${inWords(count).toLowerCase()} things on your list ${done === 1 ? 'is' : 'are'} done:`;
    return count === 1 ? 'One thing is on your list:' : `${inWords(count)} things are on your list:`;
  },
  andMore: (count: number) => `and ${count} more`,
  emptyList: 'What will you do next?',
  answersBy: (time: string) => `Please check in by ${time}. Later answers still count.`,
  onWeekday: (day: string, time: string) => `${day} at ${time}`,
  remind: (name: string, time: string) => `${name}, your check-in is due by ${time}. Later answers still count.`,
  remindIn: (name: string, time: string, community: string) =>
    `${name}, your check-in with ${community} is due by ${time}. Later answers still count.`,
  remindWhy: 'This is the only reminder for today.',
  onceAWeek: 'I’m asking you once a week for now. Once you check in, I’ll ask on every check-in day again.',
  pause: (name: string) =>
    `${name}, you haven’t checked in for a while, so I’ll stop asking. Your list stays as it is, and you can check in from Hearth’s Home tab at any time.`,
  pauseEnds: 'If you check in, I’ll start asking again, too.',
  startAgain: 'Start again',
  askedAgain: 'I’ll ask you again from your next check-in day.',
  askedAsUsual: 'I’ll ask you as usual from your next check-in day.',
  askedWeekly: 'I’ll ask you once a week, until you check in.',
  checkIn: 'Check in',
  skip: 'Skip today',
  away: 'Away…',
  edit: 'Edit',
  writeNext: (day: string) => `Check in for ${day}`,
  editNext: (day: string) => `Edit check-in for ${day}`,
  nextIsWritten: (day: string) => `Your check-in for ${day} is written too.`,
  thread: 'See the thread',
  checkInAfterAll: 'Check in after all',

  // Texts that replace a DM
  checkedIn: (time: string) => `Checked in at ${time}.`,
  checkedInFor: (day: string, time: string) => `Checked in for ${day} at ${time}.`,
  checkedInForWith: (day: string, time: string, community: string) =>
    `Checked in with ${community} for ${day} at ${time}.`,
  checkedInWith: (time: string, community: string) => `Checked in with ${community} at ${time}.`,
  forDay: (day: string) => `This is the check-in for ${day}.`,
  postedThen: 'If you share your answer, it’s posted when the check-in opens.',
  onlyYou: 'Only you can see it.',
  notThere: 'It isn’t in the thread at the moment.',
  stillThere: 'It’s still in the thread, because Slack hasn’t let me remove it yet. I’ll keep trying.',
  skipped: 'Skipped for today. See you next time.',
  sayWhy: 'Say why (only you see it)',
  skipReasons: { ill: 'Ill', 'no-time': 'No time', nothing: 'Nothing to report' },
  skippedIn: (community: string) => `Skipped for today in ${community}. See you next time.`,
  closed: {
    missed: (day: string) => `You didn’t check in on ${day}. No harm done.`,
    skipped: (day: string) => `You skipped ${day}.`,
    away: (day: string) => `You were away on ${day}.`,
    stopped: (day: string) => `You stopped check-ins on ${day}.`,
    rested: (day: string) => `There was no check-in on ${day}.`,
  },
  rested: (community: string) => `Check-ins in ${community} are on hold, so there’s no need to answer this one.`,
  resting: (until: string) => `Your last day away is ${until}. Enjoy it.`,
  restingByStatus: 'Your Slack status says that you’re away, so there’s no need to check in.',
  milestone: (count: number) => `A streak of ${count} :tada:`,

  communityClosed: (community: string) =>
    `${community} is closed, so there are no check-ins now. Its organizers can reopen it.`,

  // The modal
  title: 'Check in',
  share: 'Share',
  items: 'Did you do any of these today?',
  itemsThen: (day: string) => `Did you do any of these on ${day}?`,
  itemsToo: (names: string) => `Also today: ${names}.`,
  save: 'Save',
  done: 'What’s done?',
  doneOfRest: 'And the rest of your list?',
  doneHint: 'Anything you don’t tick stays on your list.',
  remove: 'Remove from my list',
  removeNothing: 'Choose what to remove',
  also: 'Anything else you got done?',
  alsoHint: 'One per line, up to five.',
  alsoRefused: {
    'too-many': 'That’s more than five. Keep the five that matter most.',
    'too-long': 'One of these is too long. Keep each to 200 characters.',
  },
  wentMissing: 'Say how this went: done, carry over or drop.',
  next: 'What will you do next?',
  nextHint: 'One per line, up to five. It helps to say when: “After lunch, I’ll call two customers.”',
  nextRefused: {
    none: 'Write at least one thing that you’ll do.',
    'too-many': 'That’s more than five. Keep the five that matter most.',
    'too-long': 'One of these is too long. Keep each to 200 characters.',
    'list-full': 'That would make more than 20 on your list. Tick or remove some above first.',
  },
  blockersTooLong: 'Keep this to 600 characters.',
  audience: 'Who sees it?',
  audiences: { thread: 'Everyone, in the day’s thread', me: 'Only me' },
  shareHint: 'Posted by Hearth under your name, unless you choose “Only me”.',
  audienceMissing: 'Choose who sees it.',
  since: (day: string) => `since ${day}`,
  alsoIn: (community: string) => `For ${community}`,

  // Refusals
  notYours: 'That check-in belongs to someone else. Yours is on Hearth’s Home tab.',
  over: (day: string) => `The check-in for ${day} has closed.`,
  current: (day: string) => `The one for ${day} is open.`,
  movedHere: (day: string) =>
    `That check-in has closed. Your text is here, in the one for ${day}. Press Share to post it.`,
  overAndStopped: 'That check-in has closed. Copy what you wrote if you want to keep it.',
  noCommunity:
    'You’re not in a community with check-ins yet. Join its channel, then press “Join check-ins” on Hearth’s Home tab.',
  noCheckin: 'Your first check-in is being planned. Please try again in a minute.',

  // Taking part
  join: 'Join check-ins',
  stop: 'Stop check-ins',
  begin: 'Write your check-in',
  firstCheckin: (when: string, time: string) =>
    `Members who join now get their first check-in ${when} at ${time}, in their own time zone.`,
  firstOfAll: (when: string, time: string) =>
    `Everyone’s first check-in opens ${when} at ${time}, in their own time zone.`,
  writeFirst: 'write your first check-in',
  doIt: 'Do it',
  dueInSeveral: 'Several check-ins are due. Which one would you like to write?',
  stopWhich: 'You take part in several check-ins. Which ones would you like to stop?',
  invitation:
    'A check-in is a few lines about how things went and what you’ll do next. I’ll ask at a set time, in your own time zone.',
  firstWouldOpen: (when: string, time: string) => `Join now, and your check-in opens ${when} at ${time}.`,
  offer: 'If you join the check-ins, I’ll tell you when your first one opens.',
  joined: 'You’re in!',
  joinedBefore: (community: string) => `You’re already taking part in check-ins in ${community}.`,
  nextOpens: (when: string, time: string) => `Your check-in opens ${when} at ${time}, and I’ll message you then.`,
  stoppedNow: (community: string) =>
    `You’re no longer taking part in check-ins in ${community}. I won’t ask you there, and nothing counts as missed. You’ll keep your list and your streak.`,
  notTakingPart: (community: string) => `You’re not taking part in check-ins in ${community} at the moment.`,
  takesPart: (community: string) => md`*Check-ins in ${community}:* you’re taking part.`,
  takesNoPart: (community: string) => md`*Check-ins in ${community}:* you’re not taking part.`,
  takesPartIn: (count: number) => `You’re taking part in check-ins in ${communities(count)}.`,
  takesNoPartIn: (count: number) => `You’re not taking part in check-ins in ${communities(count)}.`,
  onHomeUninvolved: 'Check-ins',
  startedAgain: (community: string) => `You’re taking part in check-ins in ${community} again.`,
  stopped: (community: string) => `You stopped check-ins in ${community}.`,

  // Away
  awayTitle: 'Away',
  awayIntro: 'Hearth won’t ask you anything on these days, and your streak is safe.',
  awayFrom: 'First day away',
  awayUntil: 'Last day away',
  dayMissing: 'Choose a day.',
  awayBackwards: 'Choose a day on or after your first day away.',
  awayPast: 'Choose today or a later day.',
  awayTooLong: 'Choose a day within the next year.',

  // A commitment from a message
  commitTitle: 'Make a commitment',
  commitSave: 'Add',
  commit: 'What will you do?',
  commitWhere: 'On which list?',
  commitHint: 'It goes on your list, and your next check-in asks whether it’s done.',
  commitMissing: 'Write what you’ll do.',
  commitFull: 'There are already 20 things on your list. Check in and tick or remove some, then add this one.',
  committed: (text: string) => `On your list: ${text}`,

  // The thread
  dayPost: (weekday: string) => `${weekday}’s check-ins`,
  soFar: (count: number) => `${count} so far`,
  latest: (names: string) => `latest: ${names}`,
  late: 'later in the day',
  lateOn: (day: string) => `late, on ${day}`,
  carriedOver: '(carried over)',
  nextInPost: 'Next',
  inTheWay: 'In the way',

  // Replies
  reply: 'Reply',
  replyTo: (name: string) => `Reply to ${name}`,
  replyLabel: 'Your reply',
  replySend: 'Reply',
  postedAs: 'Posted by Hearth under your name.',
  replyMissing: 'Write a reply.',
  replyTooLong: 'Keep this to 600 characters.',
  replied: (text: string) => `You replied: “${text}”`,
  repliesTo: 'to',
  takeDown: 'Take down',
  takeDownReply: {
    title: 'Take down your reply?',
    text: 'It disappears from the thread.',
  },
  takeDownAnswer: {
    title: 'Take down your check-in?',
    text: 'It disappears from the thread. It still counts, and only you can see it.',
  },
  keepIt: 'Keep it',
  takingDown: 'I’m taking it down.',
  takingDownTitle: 'Taking it down',
  takingDownAnswer: 'It’ll be out of the thread in a moment. It still counts toward your streak.',
  takenDown: 'Your reply is taken down.',
  ownPosts: md`*Your check-ins and replies in Slack:* see them, and take down any you want.`,
  showOwnPosts: 'Show them',
  ownPostsTitle: 'Your posts',
  noOwnPosts: 'Nothing of yours is in a thread.',
  ownCheckinOf: (day: string, community: string) => `Your check-in for ${day} in ${community}`,
  ownReplyTo: (name: string, day: string, community: string, text: string) =>
    `You replied to ${name} (${day}, ${community}): “${text}”`,
  earlierPosts: 'Show earlier ones',
  ownCheckin: 'That’s your own check-in. To add something, press Edit on your Home tab or write in the thread.',
  authorLeft: (name: string, community: string) =>
    `${name} has left ${community}, so you can’t reply to this check-in.`,
  authorLeftMeanwhile: (name: string, community: string) =>
    `${name} has left ${community}, so I didn’t post your reply. It’s still here if you want to copy it.`,
  notInThread: 'That check-in is no longer in the thread, so nobody can reply to it.',
  enoughReplies: 'You’ve replied ten times here. Take one down first, or write in the thread.',
  repliedToYou: (name: string, text: string) => `${name} replied to you: “${text}”`,
  openReply: 'Open',
  openReplyOf: (name: string) => `Open: ${name}`,
  others: (count: number) => (count === 1 ? '1 other' : `${count} others`),
  cameBack: (names: string) => `${names} replied to your last check-in.`,
  readThread: 'Read the thread',
  replyGone: 'That reply is no longer there.',
  notYourReply: 'That reply belongs to somebody else.',

  // Home
  answered: (time: string) => `You checked in at ${time}.`,
  answeredFor: (day: string) => `You checked in for ${day}.`,
  stillOpen: (day: string) => `The check-in for ${day} is still open.`,
  today: (day: string) => `Today, ${day}`,
  onYourList: 'On your list',
  nothingListed: 'Nothing on your list. Say what comes next when you check in.',
  upNext: 'Next up',
  nextCheckin: (when: string, time: string) => `Your next check-in opens ${when} at ${time}.`,
  homePaused: 'Hearth isn’t asking you at the moment. You can check in whenever you like.',
  homeWeekly: 'Hearth asks you once a week, until you check in.',
  askAsUsual: 'Ask as usual',
  nextCheckinEarly: 'You can do it now if you like.',
  homeAway: (until: string) => `Your last day away is ${until}. Hearth won’t ask you anything before it’s over.`,
  homeAwayLater: (when: string) => `You’ll be away ${when}.`,
  homeAwayFrom: (from: string, until: string) => `You’ll be away from ${from} to ${until}.`,
  imBack: 'I’m back',
  haveCheckedIn: (done: number, all: number) => {
    if (done === all) return `All ${all} have checked in`;
    return done === 1 ? `1 of ${all} has checked in` : `${done} of ${all} have checked in`;
  },
  streak: (count: number, used: number) => {
    if (used === 0) return `Streak ${count}`;
    return `Streak ${count} (${used} reserve ${used === 1 ? 'day' : 'days'} used)`;
  },
  bestRow: (count: number) => `best ${count}`,
  bestStreak: (count: number) => `Your best streak is ${count}. Today can be day 1.`,
  ofLast: (answered: number, asked: number) =>
    asked === 1 ? `${answered} of 1 check-in` : `${answered} of your last ${asked} check-ins`,
  reserve: (count: number) => (count === 1 ? '1 reserve day left' : `${count} reserve days left`),
  covered: (day: string) => `A reserve day kept your streak safe on ${day}.`,
  coveredStillOpen: 'Check in for that day, and you’ll get the reserve day back.',
  skippedToday: 'You skipped this one.',

  // Starters of messages to quiet members
  peerShared: (name: string, day: string) => `${name} shared a check-in ${day}, and nobody has replied yet.`,
  peerStuck: (name: string, day: string) => `${name} got stuck on something ${day}, and nobody has replied yet.`,
  threadOfDay: (day: string) => `The others checked in ${day}, and it’s all in one short thread.`,
  stillOnList: (text: string) => `“${text}” is on your list. How is it going?`,
  answerThem: 'Open the thread',

  // A member's own check-ins, and how they went
  lookingBack,

  // The time and the reminder that a member chooses
  ownTimes,

  // Check-ins that may be answered late
  missed,

  // The weekly digest
  digest,

  ...acting,
};

function inWords(count: number): string {
  return ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'][count] ?? String(count);
}

function communities(count: number): string {
  return count === 1 ? '1 community' : `${count} communities`;
}
