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

  // The list of questions, for organizers
  title: 'Questions',
  intro: 'Every check-in starts with what’s done and what’s next. Then it asks:',
  none: 'Nothing else.',
  kinds: { text: 'Text', choice: 'Pick one', number: 'Number' },
  required: 'Required',
  optional: 'Optional',
  private: 'Only the member sees their answer',
  add: 'Add a question',
  fromTemplate: 'Start from a template',
  moveUp: 'Move up',
  remove: 'Remove',
  change: 'Change',
  applies: 'Members see changes the next time they open the form. Earlier answers keep their original questions.',
  gone: 'Somebody has just changed this question. Open the list again.',
  tooMany: 'A check-in can ask four of these questions. Remove one first.',

  // The form of a question
  addTitle: 'Add a question',
  changeTitle: 'Change a question',
  save: 'Save',
  words: 'Question',
  wordsHint: 'Short and open works best: “What surprised you?”',
  kind: 'How is it answered?',
  choices: 'Choices',
  choicesHint: 'One per line, two to ten. Only for “Pick one”.',
  answering: 'Does it need an answer?',
  audience: 'Who sees the answer?',
  audiences: { everyone: 'Everyone, if the check-in is shared', me: 'Only the member who answers' },
  preview: 'Preview',
  previewIntro: 'This is how members see it:',
  previewRequired: 'This is how members see it, but they have to answer it:',
  previewIncomplete: 'Write the question first, and its choices if it has some. Then press “Preview” again.',
  wordsMissing: 'Write a question.',
  wordsTooLong: 'Keep the question to 150 characters.',
  kindMissing: 'Choose how it’s answered.',
  audienceMissing: 'Choose who sees the answer.',
  choicesTooFew: 'Write at least two different choices, one per line.',
  choicesTooMany: 'Keep this to ten choices.',
  choiceTooLong: 'Keep each choice to 75 characters.',

  // Templates
  templatesTitle: 'Templates',
  templatesIntro: 'A template replaces the questions of this check-in. You can change them afterwards.',
  template: 'Template',
  useTemplate: 'Use template',
  templateMissing: 'Choose a template.',

  templates: {
    'stand-up': { name: 'Stand-up', asks: 'Asks what’s in the way, and how it’s going.' },
    writers: {
      name: 'Writers',
      asks: 'Asks how many words they wrote, and where they’re stuck.',
      words: 'How many words did you write?',
      stuck: 'Where are you stuck?',
    },
    study: {
      name: 'Study group',
      asks: 'Asks what they learned, and what’s still unclear.',
      learned: 'What did you learn?',
      unclear: 'What’s still unclear?',
    },
    'job-search': {
      name: 'Job search',
      asks: 'Asks about applications, what would help, and how it’s going.',
      sent: 'How many applications did you send?',
      help: 'What would help you?',
    },
    habits: {
      name: 'Habits',
      asks: 'Asks whether they kept up their habit, and how it’s going.',
      kept: { words: 'Did you keep up your habit?', choices: ['Yes', 'Partly', 'Not this time'] },
    },
  },
};
