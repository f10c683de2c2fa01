/** Names an occasion in the ledger of deliveries: the question, the reminder, the answer in the day's thread. */
export function deliveryKey(occasion: 'ask' | 'remind' | 'answer', occurrenceId: string): string {
  return `checkins.${occasion}:${occurrenceId}`;
}

/** Names the one post a day under which the answers stand. */
export function dayPostKey(communityId: string, day: string): string {
  return `checkins.day:${communityId}:${day}`;
}
