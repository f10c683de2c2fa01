import type { Person } from '../../person/person.js';
import type { ShownUser } from '../shown.js';

export function showUsers({ workspace }: Person): Map<string, ShownUser> {
  return new Map(
    [...workspace.users.values()].map((user) => {
      const { id, name, realName, title, zone, locale, isAdmin, isBot, deleted, isRestricted } = user;
      const { emoji, text } = user.status;
      const status = emoji === '' && text === '' ? undefined : { emoji: emoji || ':speech_balloon:', text };
      return [id, { id, name, realName, title, zone, locale, isAdmin, isGuest: isRestricted, isBot, deleted, status }];
    }),
  );
}
