import { Temporal } from 'temporal-polyfill';
import { epoch } from '../world/ids.js';
import type { User, Workspace } from '../world/workspace.js';

/** A user in `users.info` and `user_change`. The offset includes daylight saving time at `now`. */
export function userJson(workspace: Workspace, user: User, now: Date, include: { email: boolean; locale: boolean }) {
  return {
    id: user.id,
    team_id: user.account?.team ?? workspace.id,
    ...enterpriseUser(workspace, user),
    name: user.name,
    deleted: user.deleted,
    color: '9f69e7',
    ...(user.deleted ? {} : standing(user, now)),
    is_bot: user.isBot,
    is_app_user: false,
    updated: epoch(user.updated),
    is_email_confirmed: !user.isBot,
    profile: profileJson(workspace, user, include.email),
    ...(include.locale && !user.isBot ? { locale: user.locale } : {}),
  };
}

/** Only for an account in an Enterprise Grid organization. */
function enterpriseUser(workspace: Workspace, { id, account }: User) {
  const enterprise = account ? account.enterprise : workspace.enterprise;
  if (!enterprise) return {};
  return { enterprise_user: { id, enterprise_id: enterprise, teams: [account?.team ?? workspace.id] } };
}

function standing(user: User, now: Date) {
  return {
    real_name: user.realName,
    tz: user.zone,
    tz_label: zoneLabel(user.zone, now),
    tz_offset: zoneOffset(user.zone, now),
    is_admin: user.isAdmin,
    is_owner: user.isOwner,
    is_primary_owner: user.isPrimaryOwner,
    is_restricted: user.isRestricted,
    is_ultra_restricted: user.isUltraRestricted,
    who_can_share_contact_card: 'EVERYONE',
  };
}

function profileJson(workspace: Workspace, user: User, withEmail: boolean) {
  return {
    title: user.title,
    phone: '',
    real_name: user.realName,
    real_name_normalized: user.realName,
    display_name: '',
    display_name_normalized: '',
    status_text: user.status.text,
    status_emoji: user.status.emoji,
    status_expiration: user.status.until ? epoch(user.status.until) : 0,
    avatar_hash: user.id.toLowerCase(),
    image_72: pictureOf(user),
    first_name: user.realName.split(' ')[0],
    last_name: user.realName.split(' ').slice(1).join(' '),
    team: user.account?.team ?? workspace.id,
    ...(withEmail && !user.isBot ? { email: user.email } : {}),
  };
}

/** The address of the user's picture. Nothing answers there; the page draws initials. */
export function pictureOf(user: Pick<User, 'id'>): string {
  return `https://avatars.slack-edge.example/${user.id}-72.png`;
}

/** Seconds east of UTC. */
function zoneOffset(zone: string, now: Date): number {
  const instant = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  return instant.toZonedDateTimeISO(zone).offsetNanoseconds / 1e9;
}

function zoneLabel(zone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'long' }).formatToParts(now);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}
