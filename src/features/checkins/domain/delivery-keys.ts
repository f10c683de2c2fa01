/** Returns the ledger key of an occurrence's question, reminder, or answer in the thread. */
export function deliveryKey(occasion: 'ask' | 'remind' | 'answer', occurrenceId: string): string {
  return `checkins.${occasion}:${occurrenceId}`;
}

/** Returns the ledger key of the day's post, which starts the thread with the answers. */
export function dayPostKey(communityId: string, day: string): string {
  return `checkins.day:${communityId}:${day}`;
}
