import { channelLink, type Mrkdwn } from '../../../slack/blocks/mrkdwn.js';
import { copy } from '../copy.js';
import type { Limits } from '../domain/limits.js';

/** Returns the limits as sentences. Links show a private channel's name only to people who are in it. */
export function ruleWords({ posts, promotion }: Limits): { posts: Mrkdwn | undefined; promotion: Mrkdwn | undefined } {
  return {
    posts: posts && copy.rules.posts(posts.most, posts.per, channelLink(posts.channelId)),
    promotion: promotion && copy.rules.promotion(promotion.most, channelLink(promotion.channelId)),
  };
}
