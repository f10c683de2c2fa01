/** The words of the feature. */
export const copy = {
  label: 'Somebody answers',
  summary:
    'Each shared check-in is given to one other member to answer, who sees it with their own check-in. Recommended for more than 30 participants.',
  answered: (percent: number) => `In the last four weeks, another person answered ${percent}% within a day.`,
  onHome: 'A check-in to answer',
  ask: (name: string) => `Could you reply to ${name}’s check-in?`,
  read: 'Read it',
  reply: 'Reply',
  replyTo: (name: string) => `Reply to ${name}`,
  notMe: 'Not me',
  notYours: 'That was for someone else to answer. You can still reply in the thread.',
};
