/** The words about the questions of a check-in. */
export const questionCopy = {
  blocker: 'Anything in your way?',
  mood: { words: 'How is it going?', choices: ['On a roll', 'Steady', 'Hard going'] },

  // The check-in form
  choose: 'Choose one',
  onlyYou: 'Only you see this.',
  numberHint: 'A number, such as 3 or 2.5.',
  problems: {
    missing: 'Please answer this.',
    'no-number': 'Write a number, such as 3 or 2.5.',
    'no-choice': 'Choose one of these.',
  },

  templates: {
    'stand-up': { name: 'Stand-up', asks: 'What’s in the way, and how it’s going.' },
    writers: {
      name: 'Writers',
      asks: 'How many words, and where they’re stuck.',
      words: 'How many words did you write?',
      stuck: 'Where are you stuck?',
    },
    study: {
      name: 'Study group',
      asks: 'What they learned, and what’s still unclear.',
      learned: 'What did you learn?',
      unclear: 'What’s still unclear?',
    },
    'job-search': {
      name: 'Job search',
      asks: 'How many applications, what would help, and how it’s going.',
      sent: 'How many applications did you send?',
      help: 'What would help you?',
    },
    habits: {
      name: 'Habits',
      asks: 'Whether they kept it up, and how it’s going.',
      kept: { words: 'Did you keep it up?', choices: ['Yes', 'Partly', 'Not this time'] },
    },
  },
};
