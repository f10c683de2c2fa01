import { z } from 'zod';
import { mentionedIn } from '../../slack/blocks/mrkdwn.js';
import { isDeletedOfUser, isHomeTab, isWritten, slackId, slackTs } from '../../slack/event-fields.js';
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

const MAX_MENTIONS = 5;

/**
 * The ids of mentioned users. The rest of the text is dropped before an event is stored; stored ids are parsed back
 * unchanged.
 */
const mentions = z
  .union([z.array(slackId), z.string().transform(mentionedIn)])
  .default([])
  .transform((ids) => ids.slice(0, MAX_MENTIONS));

export const messagePosted = event(
  'message',
  z.object({
    channel: slackId,
    user: slackId,
    ts: slackTs,
    thread_ts: slackTs.optional(),
    /** The author of the thread's parent message. */
    parent_user_id: slackId.optional(),
    text: mentions,
  }),
  isWritten,
);

export const messageDeleted = event(
  'message',
  z.object({ channel: slackId, previous_message: z.object({ user: slackId, ts: slackTs }) }),
  isDeletedOfUser,
);

const reaction = z.object({
  user: slackId,
  reaction: z.string().min(1).max(255),
  item_user: slackId.optional(),
  item: z.object({ channel: slackId, ts: slackTs }),
  event_ts: slackTs,
});
const toMessage = z.object({ item: z.object({ type: z.literal('message') }) });

export const reactionAdded = event('reaction_added', reaction, toMessage);
export const reactionRemoved = event('reaction_removed', reaction, toMessage);

export const homeOpened = event('app_home_opened', z.object({ user: slackId, event_ts: slackTs }), isHomeTab);
