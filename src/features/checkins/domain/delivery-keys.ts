/** Returns the ledger key of an occurrence's question, reminder, answer in the thread, or message about a pause after it. */
export function deliveryKey(occasion: 'ask' | 'remind' | 'answer' | 'pause', occurrenceId: string): string {
  return `checkins.${occasion}:${occurrenceId}`;
}

/** Returns the ledger key of the day's post, which starts the thread with the answers. */
export function dayPostKey(communityId: string, day: string): string {
  return `checkins.day:${communityId}:${day}`;
}
