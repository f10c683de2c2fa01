import { z } from 'zod';

/** The id of a team, a user, a channel or an event: letters and digits. Those made up by tests and tools may have dashes. */
export const slackId = z.string().regex(/^[\w-]{1,64}$/);

/** A Slack timestamp of a message or event: seconds since 1970 with a fraction, until the year 2286. */
export const slackTs = z.string().regex(/^\d{1,10}\.\d{1,6}$/);

/**
 * A message that a human wrote. Posts by apps, even on behalf of a user, have a `bot_id`; joins and other system messages
 * have other subtypes.
 */
export const isWritten = z.object({
  subtype: z.enum(['thread_broadcast', 'file_share', 'me_message']).optional(),
  bot_id: z.undefined().optional(),
});

/** The Home tab, of the tabs of an app. */
export const isHomeTab = z.object({ tab: z.literal('home') });

/** A message of a human that changed. Slack also reports other changes this way, such as a preview of a link. */
export const isChanged = z.object({ subtype: z.literal('message_changed'), message: isWritten });

/** A message that was deleted. If it has replies, Slack reports that it changed into a tombstone instead. */
export const isDeleted = z.union([
  z.object({ subtype: z.literal('message_deleted') }),
  z.object({ subtype: z.literal('message_changed'), message: z.object({ subtype: z.literal('tombstone') }) }),
]);

/** A deleted message of a user: those of some apps have none. */
export const isDeletedOfUser = z.intersection(
  isDeleted,
  z.object({ previous_message: z.object({ user: z.unknown().refine((it) => it !== undefined) }) }),
);
