/** What each member planned in the weeks before, each for two check-ins, oldest first. */
export const EARLIER: Readonly<Record<string, readonly string[]>> = {
  'Ann Berger': [
    'Write down who the invoice tool is for',
    'Call Jonas about his spreadsheet',
    'Draw the first invoice screen',
    'Get PDF export to work',
    'Fix the VAT rounding',
    'Send the beta to four freelancers',
    'Read the beta feedback twice before changing anything',
    'Drop the dashboard nobody opened',
    'Write the reminder emails',
    'Move the database to the bigger machine',
    'Ask the accountant about reverse charge',
    'Record how a new user signs up',
    'Answer the three refund mails',
  ],
  'Ben Okafor': [
    'Pick one of the two names',
    'Buy the domain and stop comparing',
    'Ship dark mode',
    'Cut the landing page in half',
    'Email ten podcast editors',
    'Follow up with the four who opened it',
    'Fix the upload that stalls at 99%',
    'Write the changelog',
    'Price the yearly plan',
    'Add the yearly plan to checkout',
    'Interview Dana about her workflow',
    'Turn Dana’s story into a page',
    'Collect quotes for the launch',
  ],
  'Mia Laurent': [
    'Count how many sign-ups never come back',
    'Rewrite the welcome email',
    'Send the welcome email from my own address',
    'Delete the product tour',
    'Book a designer for one day',
    'Prepare questions for the designer',
    'Build what the designer drew',
    'Test sign-up on my mother’s phone',
    'Fix what my mother found',
    'Put the price on the front page',
    'Reply to the angry review',
    'Ask happy customers for a review',
    'Sketch sign-up on one page',
  ],
  'Tomo Sato': [
    'Import one calendar by hand',
    'List everything that breaks across time zones',
    'Fix recurring events',
    'Write tests for daylight saving',
    'Find five users in Japan',
    'Talk to two of them',
    'Rename “slots” to “times” everywhere',
    'Speed up the week view',
    'Clear the support inbox',
    'Write three help pages',
    'Take Friday off and mean it',
    'Review the contract with Mr. Abe',
    'List the help pages to translate',
  ],
  'Noor Haddad': [
    'Find a time for the monthly call',
    'Ask two founders to share a failure',
    'Host the monthly call',
    'Write up the call in ten lines',
    'Thank everyone who came',
    'Plan the next meet-up',
    'Compare three venues',
    'Ask the co-op for a discount',
    'Draft the newsletter',
    'Send the newsletter',
    'Sort the receipts',
    'Introduce Mia to the designer',
    'Ask everyone what they want from the meet-up',
  ],
  'Kofi Mensah': [
    'Write the grant application',
    'Get a letter from the school',
    'Send the grant application',
    'Fix the printer at the workshop',
    'Plan the first course',
    'Call the school back',
    'Put the course online',
    'Print flyers',
    'Find a helper for Saturdays',
    'Teach the first course',
    'Ask the parents what to change',
    'Order more kits',
    'Prepare the second course',
  ],
  'Lea Novak': [
    'Choose the fabric supplier',
    'Sew two samples',
    'Photograph the samples',
    'Open the shop with three bags',
    'Ship the first four orders',
    'Find out why the parcels are late',
    'Try another courier',
    'Answer the wholesale enquiry',
    'Work out the wholesale price',
    'Send the wholesale price list',
  ],
};

/** Small plans for the days between. */
export const SMALL: readonly string[] = [
  'Answer support mail before ten',
  'Close the laptop at six',
  'Clear the inbox',
  'Write for half an hour first',
  'Tidy the backlog',
  'Go for a run at lunch',
  'Pay the invoices',
  'Update the roadmap',
  'Thank one customer by name',
];

/** The days, counted from the first, on which these members did not check in. */
export const MISSED: Readonly<Record<string, readonly number[]>> = {
  'Ann Berger': [10],
  'Ben Okafor': [3, 12, 17],
  'Mia Laurent': [8],
  'Noor Haddad': [15],
  'Kofi Mensah': [8, 9, 10, 11],
  'Lea Novak': [19, 20, 21, 22, 23, 24],
};

/** What members said to each other in the thread of a day, by day, counted from the first: who, and what. */
export const REPLIES: Readonly<Record<number, readonly (readonly [name: string, text: string])[]>> = {
  1: [['Noor Haddad', 'Good to see all of you here. See you tomorrow.']],
  4: [
    ['Mia Laurent', '@ben.okafor I like the shorter name better.'],
    ['Ben Okafor', 'Me too. I just needed somebody to say it.'],
  ],
  9: [['Ann Berger', 'VAT rounding took me a whole day. Don’t ask.']],
  12: [
    ['Tomo Sato', '@kofi.mensah welcome back! Does the printer work?'],
    ['Kofi Mensah', 'It does now. I slept for two days afterwards.'],
  ],
  16: [['Noor Haddad', '@mia.laurent my sister’s phone did the same thing. I’ll send you a screenshot.']],
  18: [['Noor Haddad', '@lea.novak the bags look great in your photos. Who prints your labels?']],
  21: [
    ['Ben Okafor', '@ann.berger who is your accountant? Mine never answers.'],
    ['Ann Berger', 'I’ll ask whether she takes new people.'],
  ],
};

/** What members wrote with the button "Reply" to an answer on the last day before today. */
export const LAST_REPLIES: readonly { readonly from: string; readonly to: string; readonly text: string }[] = [
  { from: 'Mia Laurent', to: 'Ann Berger', text: 'Happy to be one of the two you call.' },
  { from: 'Noor Haddad', to: 'Ben Okafor', text: 'Two minutes go fast. Show one thing, then stop.' },
];

interface Response {
  readonly from: string;
  readonly text: string;
  /** The text if the visitor said that something is in their way. */
  readonly ifStuck?: string;
}

/** What members reply to the visitor's check-ins, in turn. */
export const RESPONSES: readonly (readonly Response[])[] = [
  [
    {
      from: 'Mia Laurent',
      text: 'Good plan. Tell us how it went!',
      ifStuck: 'I was stuck on that last month. I’ll write down what helped and send it to you.',
    },
    { from: 'Noor Haddad', text: 'I’m looking forward to this one. Shout if you’d like a second pair of eyes.' },
  ],
  [
    {
      from: 'Kofi Mensah',
      text: 'Nice, one step at a time.',
      ifStuck: 'Same here. Shall we look at it together this afternoon?',
    },
    { from: 'Tomo Sato', text: 'You make it look easy. Keep going!' },
  ],
];

/** What members plan next when the clock moves on in the demo. */
export const LATER: readonly string[] = [
  'Answer everyone who wrote to me this week',
  'Finish the smallest thing on the board',
  'Show it to one customer before lunch',
  'Write down what I learned this week',
  'Fix what I broke yesterday',
];
