import type { Day } from '../../../core/calendar.js';
import type { Milestone } from './milestones.js';

// The ledger keys of messages. They must not change: messages that were sent are found by them.

export const postKey = (challengeId: string) => `challenges.post:${challengeId}`;
export const promptKey = (challengeId: string, prompt: number) => `challenges.prompt:${challengeId}:${prompt}`;
export const cheersKey = (challengeId: string, day: Day) => `challenges.cheers:${challengeId}:${day}`;
/** The key of the picture that the details show from that day on, or of the last one, which the summary shows. */
export const curveKey = (challengeId: string, day?: Day) => `challenges.curve:${challengeId}${day ? `:${day}` : ''}`;
export const summaryKey = (challengeId: string) => `challenges.summary:${challengeId}`;
export const milestoneKey = (challengeId: string, kind: Milestone) => `challenges.milestone:${challengeId}:${kind}`;

const REMINDER = 'challenges.remind:';

/** The key of a reminder that was planned for that instant. */
export const reminderKey = (participantId: string, at: Date) => `${REMINDER}${participantId}:${at.getTime()}`;

/** Returns the participant and the instant of a reminder; undefined for the key of another message. */
export function reminderIn(key: string): { participantId: string; at: Date } | undefined {
  const [participantId, at] = key.startsWith(REMINDER) ? key.slice(REMINDER.length).split(':') : [];
  return participantId && at ? { participantId, at: new Date(Number(at)) } : undefined;
}
