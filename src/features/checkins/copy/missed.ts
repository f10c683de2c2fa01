/** The words about check-ins that a member missed, and may still answer. */
export const missed = {
  one: (day: string) => `You can still answer for ${day}.`,
  several: (count: number) => `You can still answer ${count} earlier check-ins.`,
  answer: 'Answer late',
  which: 'Which day would you like to answer for? Your answer will be marked as late.',
  forDay: (day: string) => `This is the check-in for ${day}. Your answer will be marked as late.`,
  nothing: 'Write or tick at least one thing.',
  none: 'There’s nothing left to answer late.',
};
