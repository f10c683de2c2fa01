/** Returns the ledger key of an occurrence's question, reminder, answer in the thread, or message about a pause after it. */
export function deliveryKey(occasion: 'ask' | 'remind' | 'answer' | 'pause', occurrenceId: string): string {
  return `checkins.${occasion}:${occurrenceId}`;
}

/** Returns the ledger key of a reply to an answer. */
export function replyKey(replyId: string): string {
  return `checkins.reply:${replyId}`;
}

/** Returns the id of the occurrence in the ledger key of a question; undefined for any other key. */
export function occurrenceIn(key: string): string | undefined {
  return idAfter(deliveryKey('ask', ''), key);
}

/** Returns the id of the occurrence in the ledger key of an answer; undefined for any other key. */
export function answerIn(key: string): string | undefined {
  return idAfter(deliveryKey('answer', ''), key);
}

/** Returns the id of the reply in its ledger key; undefined for any other key. */
export function replyIn(key: string): string | undefined {
  return idAfter(replyKey(''), key);
}

function idAfter(prefix: string, key: string): string | undefined {
  return key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
}

/** Returns the ledger key of the day's post, which starts the thread with the answers. */
export function dayPostKey(programmeId: string, day: string): string {
  return `checkins.day:${programmeId}:${day}`;
}

/** Returns the ledger key of a community's digest of the week that begins on that Monday. */
export function digestKey(communityId: string, week: string): string {
  return `checkins.digest:${communityId}:${week}`;
}
