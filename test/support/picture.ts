import type { User, Workspace } from '../../local-slack/world/workspace.js';
import { allRows } from './rows.js';

/** The members of a channel, and the standings of people. */
export interface Picture {
  readonly members: readonly string[];
  /** By name. */
  readonly standings: Readonly<Record<string, string>>;
}

/** Returns Hearth's picture of the workspace: the members of its only community, and everybody it knows. */
export async function pictureOfHearth(databaseUrl: string): Promise<Picture> {
  const people = await allRows(
    databaseUrl,
    `select name, standing, exists (select 1 from members where user_id = people.user_id and left_at is null) as belongs
      from people where standing <> 'bot' order by name`,
  );
  return {
    members: people.filter(({ belongs }) => belongs).map(({ name }) => String(name)),
    standings: Object.fromEntries(people.map(({ name, standing }) => [name, standing])),
  };
}

/** Returns the same from Slack: the people in that channel, and all people with an account. */
export function pictureOfSlack({ users, channels }: Workspace, channelId: string): Picture {
  const people = [...users.values()].filter(({ isBot }) => !isBot).sort((a, b) => (a.realName < b.realName ? -1 : 1));
  const present = channels.get(channelId)?.members;
  return {
    members: people.filter(({ id }) => present?.has(id)).map(({ realName }) => realName),
    standings: Object.fromEntries(people.map((it) => [it.realName, standingOf(it)])),
  };
}

function standingOf({ deleted, isAdmin, isRestricted }: User): string {
  if (deleted) return 'deactivated';
  if (isAdmin) return 'admin';
  return isRestricted ? 'guest' : 'full';
}
