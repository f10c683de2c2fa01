/** Returns the subject of the message that a community's channel for moderators was lost at that time. */
export function lostSubject(communityId: string, at: Date): string {
  return `${communityId} ${at.toISOString()}`;
}

/** Returns what a subject was made of. */
export function lostIn(subject: string): { communityId: string; at: Date } {
  const [communityId = '', at = ''] = subject.split(' ');
  return { communityId, at: new Date(at) };
}
