import { z } from 'zod';
import type { Profile } from '../core/people.js';
import { visibleName } from '../core/text.js';
import { slackId } from './event-fields.js';

/** Far longer than what Slack accepts. */
const text = z.string().max(1_000);

/** A Slack user object, as in the response of `users.info` and the events `team_join` and `user_change`. */
export const slackUser = z.object({
  id: slackId,
  name: text.default(''),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_admin: z.boolean().default(false),
  is_owner: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  tz: text.nullish(),
  locale: text.nullish(),
  profile: z
    .object({
      display_name: text.default(''),
      real_name: text.default(''),
      image_72: z.string().max(3_000).nullish(),
      status_text: text.default(''),
      status_emoji: text.default(''),
      /** In seconds since 1970; 0 if the status doesn't expire. */
      status_expiration: z.number().min(0).max(9_999_999_999).default(0),
    })
    .prefault({}),
});

/** Returns the profile that Hearth stores for a Slack user. Slackbot counts as a bot, although `is_bot` is false. */
export function profileOf(user: z.infer<typeof slackUser>): Profile {
  return {
    userId: user.id,
    name: visibleName(user.profile.display_name) || visibleName(user.profile.real_name) || user.name,
    picture: user.profile.image_72?.startsWith('https://') ? user.profile.image_72 : null,
    zone: user.tz ?? 'UTC',
    locale: user.locale ?? 'en-US',
    standing: standingOf(user),
  };
}

function standingOf(user: z.infer<typeof slackUser>): Profile['standing'] {
  if (user.is_bot || user.id === 'USLACKBOT') return 'bot';
  if (user.deleted) return 'deactivated';
  if (user.is_restricted || user.is_ultra_restricted) return 'guest';
  return user.is_admin || user.is_owner ? 'admin' : 'full';
}
