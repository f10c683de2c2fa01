/** All user-facing text of this feature. */
export const copy = {
  // Labels in Preferences
  topic: 'A word when I have been quiet',
  topicOfAsking: 'When somebody could do with a hello from me',

  // Message to a quiet member, after the starter. Nobody gets the same variant twice.
  hello: [
    'Five minutes are plenty, and a short answer is a good one.',
    'There is nothing to catch up on first: start right here.',
    'Pick it up whenever it suits you.',
    'One line is enough to be in the middle of it again.',
    'If this week is full, leave it. It keeps.',
    'We are few, so a word from you goes a long way.',
  ],
  nothingElse: (community: string) => `Whatever you are at just now, *${community}* would like to hear of it.`,
  openChannel: 'Open the channel',
  ownRhythm: (every: string) => `You usually drop by every ${every}.`,
  othersRhythm: (every: string) => `People here usually drop by every ${every}.`,
  everyDays: (count: number) => (count === 1 ? 'day' : `${count} days`),
  noRhythm: 'I say hello when it has been a while.',
  silence: (days: string) => `It has been ${days}.`,

  // Request to write to a quiet member
  ask: [
    (name: string, since: string) =>
      `*${name}* has not been around ${since}. Would you say hello? A line from you counts for more than one from me.`,
    (name: string, since: string) =>
      `It has been quiet around *${name}* ${since}. Would you drop them a line? “How are things?” is all it takes.`,
    (name: string, since: string) =>
      `I have not seen *${name}* ${since}. Would you write to them, just to ask how they are?`,
    (name: string, since: string) =>
      `Have you heard from *${name}* lately? I have not, ${since}. A short hello from you might be just right.`,
    (name: string, since: string) => `*${name}* has been away from it all ${since}. Would you ask how it is going?`,
  ],
  since: (day: string) => `since ${day}`,
  sinceJoining: 'since they joined',
  onlyYou: 'Only you see this, and nobody else is asked today.',
  iWillWrite: 'I’ll write',
  notSeen: (days: string) => `It has been ${days} since they were here.`,
  youAreClose: 'You two have had most to do with each other here.',
  youFounded: 'You set this community up.',

  // The last question
  last: [
    (community: string) => `It has been a while in *${community}*, and that is fine. What would suit you?`,
    (community: string) => `How would you like it with *${community}*? Every answer is a good one.`,
    (community: string) => `Your place in *${community}* is yours. What shall I do about it?`,
    (community: string) => `Lives get full. Shall I keep you in *${community}*, pause you, or tell you how to leave?`,
    (community: string) => `One question about *${community}*, and then I leave you in peace: what would you like?`,
  ],
  lastExplained:
    '“Keep me in” changes nothing. “Pause for a month” keeps every question away until then. Whatever you choose, this was the last of these for three months.',
  keep: 'Keep me in',
  pause: 'Pause for a month',
  leave: 'Leave',
  leaveTitle: (community: string) => `Leave ${community}?`,
  leaveText: 'Leaving is up to you; I tell you how. You can come back whenever you like.',
  leaveConfirm: 'Tell me how',
  leaveDeny: 'Stay',
  kept: 'Good, you are in. I leave you in peace now; come by whenever you like.',
  paused: (until: string) =>
    `Enjoy it. You are away until ${until}, and nobody asks you anything before. “I’m back” on my Home tab ends it sooner.`,
  howToLeave: {
    before: 'Right-click',
    after: 'in the list on the left (on a phone, open it and tap its name), then choose “Leave channel”.',
  },
  leavingIsQuiet: 'I cannot do it for you, and I tell nobody. Joining the channel again brings everything back.',

  // For the member who writes
  writing: 'Say hello',
  writeTitle: (name: string) => `It is yours to say hello to *${name}*. Nobody else is asked.`,
  writeHow: '“How are you? What are you on these days?” is plenty. Asking why they were away is not needed.',
  openProfile: 'Open profile',
  howItWent: 'And afterwards:',
  wrote: 'Wrote',
  fine: 'They are fine',
  notNow: 'Not now',
  thanksWrote: 'Thank you. A line from a person is worth ten of mine.',
  thanksFine: 'Good to know. I leave them in peace for three months.',
  thanksNotNow: 'No harm done. Somebody else may take it on.',
  takenBy: (name: string) => `${name} is writing already. Thank you all the same.`,
  youTookOn: (name: string) => `You wanted to say hello to *${name}*.`,

  // Responses to buttons of a settled case
  backAlready: (name: string) => `${name} is back already. Nothing to do, and a hello is never wrong.`,
  settled: 'That is settled already.',
  notYours: 'That was meant for somebody else.',
  previewOnly: 'That was a rehearsal, so nothing happens.',

  // For organizers
  quiet: (count: number) => (count === 1 ? '1 member has gone quiet' : `${count} members have gone quiet`),
  seeWho: 'See who',
  nobodyQuiet: 'Nobody is quiet just now.',
  quietSince: (name: string, since: string) => `*${name}*, quiet ${since}`,
  tried: {
    nothing: 'nothing tried yet',
    heldOut: 'left alone by me, to see whether a word from me helps',
    hello: (day: string) => `I wrote on ${day}`,
    ask: (name: string, day: string) => `${name} was asked to say hello on ${day}`,
    last: (day: string) => `I asked what they want on ${day}`,
    writing: (name: string) => `${name} is on it`,
    youWriting: 'you are on it',
    wrote: (name: string) => `${name} wrote to them`,
  },
  somebody: 'Somebody',
  andMore: (count: number) => `and ${count} more`,

  // Effect of the nudges
  effect: (nudged: string, alone: string) =>
    `Back within a week: ${nudged} of those I wrote to, ${alone} of those left alone.`,
  share: (count: number, of: number) => `${count} of ${of} (${Math.round((100 * count) / of)} %)`,
  difference: (points: number, low: number, high: number) =>
    `That is ${signed(points)} points, somewhere between ${signed(low)} and ${signed(high)} (95 % interval).`,
  tooFew: (nudged: number, alone: number, fewest: number) =>
    `Whether it helps: too few to say. It takes ${fewest} I wrote to (so far ${nudged}) and ${fewest} left alone (so far ${alone}).`,

  // Settings
  onHome: 'Members to say hello to',
  optional: 'Notices when a member has gone quiet, and sees to it that they hear a word.',
  policySummary: (days: number) => `Counts somebody as quiet after ${days} days or more.`,
  settings: 'Quiet members',
  settingsTitle: 'Quiet members',
  save: 'Save',
  stages: 'When somebody goes quiet',
  stageNames: {
    hello: 'At once: a word to them, about something that concerns them',
    ask: 'A week later: somebody is asked to say hello',
    last: 'Two weeks after that: keep me in, pause, or leave?',
  },
  stagesHint: 'After all of it I leave them in peace for three months. Any sign of life ends it.',
  leastDays: 'Quiet is who was silent for at least',
  days: (count: number) => `${count} days`,
  oneDay: '1 day',
  timesGap: 'and, measured by what is usual for them, at least',
  times: (count: number) => `${count} times as long`,
  holdOut: 'How many are left alone, to see whether this helps',
  holdOutHint: 'By chance, and the same ones each time. They are on your list all the same, a week later.',
  percent: (percent: number) => (percent === 0 ? 'Nobody' : `${percent} of 100`),
  chooseOne: 'Choose one of these.',
  whoIsQuiet: 'Who is quiet?',
  seeUpcoming: 'Who hears this week?',
  previewButton: 'Send me a rehearsal',
  previewOnItsWay: 'It is on its way: look into your messages with me.',

  // Upcoming nudges
  upcomingTitle: 'This week',
  upcomingIntro: 'If nothing changes. A sign of life from them, and they hear nothing.',
  nobodyUpcoming: 'Nobody would hear from me this week.',
  upcoming: {
    hello: (name: string, day: string) => `*${name}*: a word from me, on ${day}`,
    ask: (name: string, day: string) => `*${name}*: somebody is asked to say hello, on ${day}`,
    last: (name: string, day: string) => `*${name}*: the last question, on ${day}`,
  },

  // Preview
  previewIntro: 'A rehearsal: this is what members would read. Only you get it, and its buttons do nothing.',
  previewStages: {
    hello: 'To who has gone quiet',
    ask: 'A week later, to who knows them',
    last: 'Two weeks after that',
  },
};

function signed(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0';
}
