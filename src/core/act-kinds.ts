/** What a member can do that counts as taking part. */
export const ACT_KINDS = ['post', 'reply', 'reaction', 'checkin', 'challenge', 'rsvp', 'home'] as const;

export type ActKind = (typeof ACT_KINDS)[number];
