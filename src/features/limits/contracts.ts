import { z } from 'zod';
import { byId, idPayload, job } from '../../queue/job.js';
import { isChanged, isDeletedOfUser, isWritten, slackId, slackTs } from '../../slack/event-fields.js';
import { button, event, inputChange, messageShortcut, modal } from '../../slack/interactions/contracts.js';
import { copy } from './copy.js';
import { hostsOf } from './domain/hosts.js';
import { POSTS_CHOICES, PROMOTION_CHOICES } from './domain/set.js';

/** The ids of the hosts on lists that the message links to, which are found before the event is stored. */
const hostIds = z.array(z.uuid()).default([]);

const message = z.object({ user: slackId, ts: slackTs, thread_ts: slackTs.optional() });

export const messagePosted = event('message', message.extend({ channel: slackId, host_ids: hostIds }), isWritten);

export const messageChanged = event(
  'message',
  z.object({ channel: slackId, message, event_ts: slackTs, host_ids: hostIds }),
  isChanged,
);

export const messageDeleted = event(
  'message',
  z.object({ channel: slackId, previous_message: message, event_ts: slackTs }),
  isDeletedOfUser,
);

/** The text of a message, in which links are looked for before the event is stored. */
export const withText = z.union([
  z.object({ message: z.object({ text: z.string() }) }).transform(({ message }) => message.text),
  z.object({ text: z.string() }).transform(({ text }) => text),
]);

/** Checks whether a post is over a limit. `id` is the id of its row. */
export const checkPost = job('limits.check', idPayload, byId, {
  when: 'a member posted in a channel with a limit, edited the post, or marked it as promotion',
  does: 'shows them a note, which only they see, if they are over the limit',
});

const here = z.object({ communityId: z.uuid() });

export const openLimits = button('limits.settings', here);
/** A change of an input, after which the form says what the limits would have done. */
export const tryLimits = inputChange('limits.try', here);

export const markShortcut = messageShortcut('limits.mark');
export const unmark = button('limits.unmark', z.object({ postId: z.uuid() }));

const MAX_HOSTS = 50;

const channel = z.string().nullable();

const fields = z.object({
  posts: z.enum(POSTS_CHOICES),
  postsChannel: channel,
  promotion: z.enum(PROMOTION_CHOICES),
  promotionChannel: channel,
  exempt: z.array(z.literal('exempt')),
});

/** Each field on its own, for a form that is not complete yet. */
export const limitsShape = fields.shape;

const hosts = z
  .string()
  .nullish()
  .transform((typed) => hostsOf(typed ?? ''))
  .superRefine((all, found) => {
    const wrong = all.find(({ host }) => host === undefined);
    if (wrong) found.addIssue({ code: 'custom', message: copy.form.notAHost(wrong.line) });
    if (all.length > MAX_HOSTS) found.addIssue({ code: 'custom', message: copy.form.tooManyHosts(MAX_HOSTS) });
  })
  .transform((all) => [...new Set(all.flatMap(({ host }) => host ?? []))]);

export const limitsModal = modal(
  'limits.save',
  here,
  fields.extend({ hosts }).superRefine(({ posts, postsChannel, promotion, promotionChannel }, found) => {
    const missing = (path: string) =>
      found.addIssue({ code: 'custom', path: [path], message: copy.form.chooseChannel });
    if (posts !== 'no' && !postsChannel) missing('postsChannel');
    if (promotion !== 'no' && !promotionChannel) missing('promotionChannel');
  }),
);
