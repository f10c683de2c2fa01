/** The people who can read a channel. */
export interface Reading {
  readonly isPublic: boolean;
  readonly members: readonly string[];
}

/**
 * Returns true if all these people may read a channel: they are in it or, if it is public, they aren't guests, who see
 * only the channels that they are in.
 */
export function mayAllRead(channel: Reading, people: readonly string[], guests: ReadonlySet<string>): boolean {
  return people.every((it) => channel.members.includes(it) || (channel.isPublic && !guests.has(it)));
}
