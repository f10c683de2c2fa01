/** A check-in on one day before the demo. `done` repeats the text of commitments that are now finished. */
export interface Answer {
  readonly done?: readonly string[];
  readonly next: readonly string[];
  readonly blockers?: string;
  readonly mood?: string;
}

export interface Member {
  readonly name: string;
  readonly zone: string;
  readonly isAdmin?: boolean;
  /** One for each day before today, and for today where it is past 9:05 already; null is a missed check-in. */
  readonly answers: readonly (Answer | null)[];
}

/** The member that the demo's visitor plays. */
export const VISITOR = 'Ann Berger';

export const ORGANIZER = 'Noor Haddad';

/** The person who joins when a visitor takes that step of the guide. */
export const NEWCOMER = 'Zoe Martin';

/** Joined two days ago, and nobody has answered the introduction yet. */
export const RECENT_NEWCOMER = 'Sam Rivera';

export const INTRODUCTION =
  'Hi, I’m Sam. I’m building a booking page for climbing gyms, on my own and mostly in the evenings. Does anyone here sell to small gyms?';

/** The zone of the visitor, the organizer and the newcomer. */
export const ZONE = 'Europe/Berlin';

export const HOME_CHANNEL = 'ship-it';

/** A channel without a community. */
export const SPARE_CHANNEL = 'side-projects';

/** The member who is quiet when the demo starts. */
export const QUIET = 'Lea Novak';

export const MODERATOR = 'Mia Laurent';

/** What a member posts against the guidelines, and who reports it. */
export const ADVERTISED = {
  by: 'Kofi Mensah',
  text: 'Third and last reminder: my course is 40% off until Sunday. I’ll DM everyone the link.',
  reportedBy: 'Tomo Sato',
  rule: 'Ask before you message someone about your product.',
};

/**
 * Members who have left. Each of them went quiet twice, and came back within a week as often as `cameBack` says. Those
 * who are `heldOut` got no message.
 */
export const FORMER: readonly { readonly name: string; readonly heldOut: boolean; readonly cameBack: 0 | 1 | 2 }[] = [
  { name: 'Aisha Khan', heldOut: false, cameBack: 2 },
  { name: 'Diego Romero', heldOut: false, cameBack: 2 },
  { name: 'Elif Kaya', heldOut: false, cameBack: 1 },
  { name: 'Ingrid Olsen', heldOut: false, cameBack: 2 },
  { name: 'Liam Byrne', heldOut: false, cameBack: 1 },
  { name: 'Marta Kowalska', heldOut: false, cameBack: 2 },
  { name: 'Nina Vogel', heldOut: false, cameBack: 1 },
  { name: 'Omar Farah', heldOut: true, cameBack: 1 },
  { name: 'Priya Nair', heldOut: true, cameBack: 0 },
  { name: 'Rosa Silva', heldOut: true, cameBack: 1 },
  { name: 'Yuki Tanaka', heldOut: true, cameBack: 0 },
  { name: 'Emeka Eze', heldOut: true, cameBack: 1 },
];

export const MEMBERS: readonly Member[] = [
  {
    name: VISITOR,
    zone: 'Europe/Berlin',
    answers: [
      { next: ['Finish the pricing page'], mood: 'On a roll' },
      { next: ['Ask three customers what they pay today'], blockers: 'No idea how to price teams.' },
      { done: ['Ask three customers what they pay today'], next: ['Call two customers'], mood: 'Steady' },
    ],
  },
  {
    name: 'Ben Okafor',
    zone: 'America/New_York',
    answers: [
      null,
      { next: ['Send the launch post to five friends'], mood: 'On a roll' },
      { next: ['Record a two-minute demo'] },
    ],
  },
  {
    name: 'Mia Laurent',
    zone: 'Europe/Paris',
    answers: [
      { next: ['Delete the old sign-up'], mood: 'Hard going' },
      { done: ['Delete the old sign-up'], next: ['Measure sign-ups for a week'] },
      { next: ['Write to everyone who left last month'] },
      { done: ['Write to everyone who left last month'], next: ['Read their answers, then fix one thing'] },
    ],
  },
  {
    name: 'Tomo Sato',
    zone: 'Europe/Helsinki',
    answers: [
      { next: ['Find someone to proofread the translation'] },
      { done: ['Find someone to proofread the translation'], next: ['Publish the Japanese help'] },
      { done: ['Publish the Japanese help'], next: ['Take the morning off, then plan next month'], mood: 'Steady' },
      { done: ['Take the morning off, then plan next month'], next: ['Ship the calendar import'] },
    ],
  },
  {
    name: 'Kofi Mensah',
    zone: 'Europe/London',
    answers: [
      { next: ['Borrow a second soldering iron'] },
      { next: ['Teach the second course'], mood: 'Steady' },
      {
        done: ['Borrow a second soldering iron', 'Teach the second course'],
        next: ['Write to the school about next term'],
      },
    ],
  },
  { name: QUIET, zone: 'Europe/Berlin', answers: [null, null, null] },
  {
    name: ORGANIZER,
    zone: 'Europe/Berlin',
    isAdmin: true,
    answers: [
      { next: ['Close last month’s books'] },
      { next: ['Book a venue for the meet-up'] },
      {
        done: ['Close last month’s books', 'Book a venue for the meet-up'],
        next: ['Send the meet-up invitation'],
      },
      { done: ['Send the meet-up invitation'], next: ['Ask two members to speak'] },
    ],
  },
];
