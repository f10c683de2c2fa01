import { z } from 'zod';
import { isZone } from '../core/calendar.js';
import type { Tx } from '../core/database/database.js';
import type { Tell } from '../core/domain-events.js';
import { updatePeople } from '../core/members.js';
import type { Person, Profile } from '../core/people.js';
import { visibleName } from '../core/text.js';
import { currentWorkspace, type Workspace } from '../core/workspaces.js';
import { zoneAtOffset } from '../core/zone-at-offset.js';
import { slackId } from './event-fields.js';

/** Far longer than what Slack accepts. */
const text = z.string().max(1_000);

/** A Slack user object, as in the responses of `users.info` and `users.list` and in events about users. */
export const slackUser = z.object({
  id: slackId,
  /** The workspace of the account. For an account in an Enterprise Grid organization, it may be the organization's id. */
  team_id: slackId.nullish(),
  name: text.default(''),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_admin: z.boolean().default(false),
  is_owner: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  /** Only for an account in an Enterprise Grid organization: the organization, and its workspaces that they are in. */
  enterprise_user: z
    .object({ enterprise_id: z.string().nullish(), teams: z.array(z.string()).default([]) })
    .nullish()
    .catch(null),
  tz: text.nullish(),
  /** In seconds east of UTC, with daylight saving time. */
  tz_offset: z.number().nullish().catch(null),
  locale: text.nullish(),
  profile: z
    .object({
      display_name: text.default(''),
      real_name: text.default(''),
      image_72: z.string().max(3_000).nullish(),
    })
    .prefault({}),
});

export type SlackUser = z.infer<typeof slackUser>;

type Home = Pick<Workspace, 'workspaceId' | 'enterpriseId'>;

/** Saves what Slack says about these users of the transaction's workspace. Returns the people it saved. */
export async function saveUsers(tx: Tx, tell: Tell, users: readonly SlackUser[], now: Date): Promise<Person[]> {
  const home = await currentWorkspace(tx);
  return updatePeople(tx, tell, {
    workspaceId: home.workspaceId,
    profiles: users.map((it) => profileOf(it, home)),
    now,
  });
}

/**
 * Returns the profile that Hearth stores for a Slack user. Slackbot counts as a bot, although `is_bot` is false. A time
 * zone that is newer than this machine's data is replaced by one with the same offset, until Hearth looks again.
 */
export function profileOf(user: SlackUser, home: Home): Profile {
  return {
    userId: user.id,
    name: visibleName(user.profile.display_name) || visibleName(user.profile.real_name) || user.name,
    picture: pictureOf(user),
    zone: user.tz && isZone(user.tz) ? user.tz : zoneAtOffset(user.tz_offset ?? 0),
    locale: user.locale ?? 'en-US',
    standing: standingOf(user, home),
  };
}

export function pictureOf({ profile: { image_72 } }: Pick<SlackUser, 'profile'>): string | null {
  return image_72?.startsWith('https://') ? image_72 : null;
}

function standingOf(user: SlackUser, home: Home): Profile['standing'] {
  if (user.is_bot || user.id === 'USLACKBOT') return 'bot';
  if (user.deleted) return 'deactivated';
  if (isStranger(user, home)) return 'stranger';
  if (user.is_restricted || user.is_ultra_restricted) return 'guest';
  return user.is_admin || user.is_owner ? 'admin' : 'full';
}

/**
 * Returns true if the account is neither in the workspace nor in its Enterprise Grid organization. `is_stranger` alone
 * doesn't tell, since Slack doesn't set it for people in a channel that is shared with their organization.
 */
function isStranger(
  { team_id, is_stranger, enterprise_user }: SlackUser,
  { workspaceId, enterpriseId }: Home,
): boolean {
  if (is_stranger) return true;
  if (!team_id || team_id === workspaceId || enterprise_user?.teams.includes(workspaceId)) return false;
  const theirs = enterprise_user?.enterprise_id;
  return !enterpriseId || (theirs ? theirs !== enterpriseId : team_id !== enterpriseId);
}
