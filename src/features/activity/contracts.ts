import { z } from 'zod';
import { mentionedIn } from '../../slack/blocks/mrkdwn.js';
import { button, event, modal } from '../../slack/interactions/contracts.js';
import { copy } from './copy.js';

const community = z.object({ communityId: z.uuid() });

export const openChannels = button('activity.channels', community);

export const MAX_CHANNELS = 10;

export const channelsModal = modal(
  'activity.submit',
  community,
  z.object({ channels: z.array(z.string()).max(MAX_CHANNELS, copy.tooMany) }),
);

/** A Slack timestamp of a message or event: seconds since 1970 with a fraction. */
const ts = z.string().regex(/^\d{1,12}\.\d{1,6}$/);

const MAX_MENTIONS = 5;

/**
 * The ids of mentioned users. The rest of the text is dropped before an event is stored; stored ids are parsed back
 * unchanged.
 */
const mentions = z
  .union([z.array(z.string()), z.string().transform(mentionedIn)])
  .default([])
  .transform((ids) => ids.slice(0, MAX_MENTIONS));

/**
 * A message that a human wrote. Posts by apps, even on behalf of a user, have a `bot_id`; joins and other system
 * messages have other subtypes.
 */
export const messagePosted = event(
  'message',
  z.object({
    subtype: z.enum(['thread_broadcast', 'file_share', 'me_message']).optional(),
    bot_id: z.undefined().optional(),
    channel: z.string(),
    user: z.string(),
    ts,
    thread_ts: ts.optional(),
    /** The author of the thread's parent message. */
    parent_user_id: z.string().optional(),
    text: mentions,
  }),
);

const previous = z.object({ user: z.string(), ts });

/** A deleted message. If it has replies, Slack reports that it changed into a tombstone instead. */
export const messageDeleted = event(
  'message',
  z.union([
    z.object({ subtype: z.literal('message_deleted'), channel: z.string(), previous_message: previous }),
    z.object({
      subtype: z.literal('message_changed'),
      channel: z.string(),
      message: z.object({ subtype: z.literal('tombstone') }),
      previous_message: previous,
    }),
  ]),
);

const reaction = z.object({
  user: z.string(),
  reaction: z.string(),
  item_user: z.string().optional(),
  item: z.object({ type: z.literal('message'), channel: z.string(), ts }),
  event_ts: ts,
});

export const reactionAdded = event('reaction_added', reaction);
export const reactionRemoved = event('reaction_removed', reaction);

export const homeOpened = event(
  'app_home_opened',
  z.object({ user: z.string(), tab: z.literal('home'), event_ts: ts }),
);
