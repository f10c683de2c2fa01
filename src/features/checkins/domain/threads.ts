import { dayIn } from '../../../core/calendar.js';
import type { Community } from '../../../core/communities.js';

/**
 * Returns true if an answer that is given at that time goes into the thread of the announcement: on the day of that, so
 * that the channel gets one post.
 */
export function isUnderAnnouncement(
  { id, announceAt }: Pick<Community, 'id' | 'announceAt'>,
  programmeId: string,
  at: Date,
  zone: string,
): boolean {
  return programmeId === id && announceAt !== null && dayIn(zone, announceAt) === dayIn(zone, at);
}
