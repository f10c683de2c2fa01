import type { Person } from '../../person/person.js';
import type { Channel } from '../../world/workspace.js';
import type { Page } from '../page.js';
import { readUpTo } from '../reads.js';
import type { ShownChannel } from '../shown.js';

/** The conversations this person can read: their own, and public channels. */
export function visibleChannels({ workspace, user }: Person): Channel[] {
  return [...workspace.channels.values()].filter((it) => it.kind === 'public' || it.members.has(user.id));
}

export function showChannels(page: Page, person: Person): Map<string, ShownChannel> {
  return new Map(
    visibleChannels(person).map((channel) => {
      const { id, kind, name, topic, purpose, archived, members } = channel;
      const read = readUpTo(page, person, id);
      return [id, { id, kind, name, topic, purpose, archived, members: [...members], read }];
    }),
  );
}
