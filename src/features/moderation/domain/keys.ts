/** A card of a case. `recipient` is the id of a channel or a user. */
interface OfCard {
  readonly caseId: string;
  readonly recipient: string;
}

/** The beginning of the ledger keys of the words of messages. */
export const EXCERPTS = 'moderation.excerpt:';

/** Returns the ledger key of a card. */
export function cardKey({ caseId, recipient }: OfCard): string {
  return `moderation.card:${caseId}:${recipient}`;
}

/** Returns the ledger key of a message that shows an appeal. */
export function appealKey({
  warningId,
  recipient,
}: {
  readonly warningId: string;
  readonly recipient: string;
}): string {
  return `moderation.appeal:${warningId}:${recipient}`;
}

/** Returns the ledger key of the message that tells a member what became of their appeal. */
export function outcomeKey(warningId: string): string {
  return `moderation.outcome:${warningId}`;
}

/** Returns the ledger key of the reply that tells of a change of a card at that time. */
export function noticeKey({ caseId, recipient }: OfCard, at: Date): string {
  return `moderation.notice:${caseId}:${recipient}:${at.getTime()}`;
}

/** Returns the ledger key of the words of the message below a card. */
export function excerptKey({ caseId, recipient }: OfCard): string {
  return `${EXCERPTS}${caseId}:${recipient}`;
}
