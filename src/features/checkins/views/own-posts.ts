import type { KnownBlock, ModalView } from '@slack/types';
import { dayInWords } from '../../../core/calendar.js';
import { oneLine } from '../../../core/text.js';
import { actions, cut, plainSection, section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { confirmed, named } from '../../../slack/interactions/contracts.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { showOwnPosts, takeDownOwn } from '../contracts.js';
import { copy } from '../copy.js';
import type { OwnPost } from '../store/own-posts.js';
import { placeOf } from './naming.js';
import { takingDownWords } from './take-down.js';

/** The number of posts that the list shows at once. */
export const POSTS_SHOWN = 20;

const MAX_QUOTE = 100;

/** Returns the line that says that a person's posts are still in Slack, with the button that lists them. */
export function ownPostsLine(): KnownBlock {
  return section(md`${copy.ownPosts}`, showOwnPosts.element(copy.showOwnPosts, {}));
}

/**
 * Returns the list of a person's check-ins and replies in Slack, with a button to take each down. `before`: where this
 * page of it begins. `posts` may have one more than the page shows.
 */
export function ownPostsView(
  posts: readonly OwnPost[],
  { before, locale, now }: { before: string | undefined; locale: string; now: Date },
): ModalView {
  const shown = posts.slice(0, POSTS_SHOWN);
  const last = posts.length > shown.length ? shown.at(-1) : undefined;
  return infoModal(copy.ownPostsTitle, [
    ...(shown.length === 0 ? [section(md`${copy.noOwnPosts}`)] : []),
    ...shown.map((post) => lineOf(post, { before, locale, now })),
    ...(last ? [actions(showOwnPosts.element(copy.earlierPosts, { before: last.at.toISOString() }))] : []),
  ]);
}

function lineOf(post: OwnPost, { before, locale, now }: { before: string | undefined; locale: string; now: Date }) {
  const { kind, id, isTakenDown, againAt, text, to } = post;
  const place = placeOf({ ...post, community: { name: post.community }, programme: { name: post.programme } });
  const day = dayInWords(post.day, locale);
  const words =
    text === null
      ? copy.ownCheckinOf(day, place)
      : copy.ownReplyTo(to ?? '', day, place, cut(oneLine(text), MAX_QUOTE));
  if (isTakenDown) return plainSection(`${words}\n${takingDownWords(againAt, now)}`);
  const ask = kind === 'answer' ? copy.takeDownAnswer : copy.takeDownReply;
  const button = takeDownOwn.element(copy.takeDown, { kind, id, ...(before ? { before } : {}) }, 'danger');
  return plainSection(
    words,
    confirmed(named(button, `${copy.takeDown}: ${words}`), { ...ask, confirm: copy.takeDown, deny: copy.keepIt }),
  );
}
