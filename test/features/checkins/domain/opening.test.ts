import { type Openable, occurrenceToOpen } from '../../../../src/features/checkins/domain/opening.js';
import type { Outcome } from '../../../../src/features/checkins/domain/outcome.js';

const occurrence = (day: string) => ({
  ...{ day, opensAt: new Date(`${day}T09:00:00Z`), askedAt: null, askedIn: null },
  outcome: null as Outcome | null,
});
const [friday, monday, tuesday] = ['2026-11-20', '2026-11-23', '2026-11-24'].map(occurrence) as [
  Openable,
  Openable,
  Openable,
];
const asked = (it: Openable): Openable => ({ ...it, askedAt: it.opensAt });

test.each([
  ['today’s check-in', [friday, monday], '2026-11-23', '2026-11-23T10:00:00Z', monday],
  ['today’s check-in even before it opens', [friday, monday], '2026-11-23', '2026-11-23T07:00:00Z', monday],
  [
    'Friday’s check-in at the weekend, until Monday’s opens',
    [friday, monday],
    '2026-11-21',
    '2026-11-21T10:00:00Z',
    friday,
  ],
  [
    'yesterday’s check-in until it is answered',
    [asked(monday), tuesday],
    '2026-11-24',
    '2026-11-24T07:00:00Z',
    asked(monday),
  ],
  [
    'today’s check-in after yesterday’s is answered',
    [{ ...asked(monday), outcome: 'answered' }, tuesday],
    '2026-11-24',
    '2026-11-24T07:00:00Z',
    tuesday,
  ],
  [
    'today’s check-in if it was asked',
    [asked(monday), asked(tuesday)],
    '2026-11-24',
    '2026-11-24T10:00:00Z',
    asked(tuesday),
  ],
  [
    'the check-in of the week on a day on which nobody asks',
    [asked(monday), tuesday],
    '2026-11-24',
    '2026-11-24T10:00:00Z',
    asked(monday),
  ],
  ['the first check-in for a new member', [tuesday], '2026-11-23', '2026-11-23T10:00:00Z', tuesday],
  ['no check-in for a member who has none', [], '2026-11-23', '2026-11-23T10:00:00Z', undefined],
] as [string, Openable[], string, string, Openable | undefined][])(
  'the button "Check in" opens %s',
  (_, history, today, now, expected) => {
    expect(occurrenceToOpen(history, today, new Date(now))).toEqual(expected);
  },
);
