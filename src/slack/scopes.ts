/** The bot scopes that Hearth requests, exactly as in `manifest.json`. */
export const SCOPES = {
  needed: ['channels:join', 'channels:read', 'chat:write', 'commands', 'im:history', 'im:write', 'users:read'],
  /** An admin may decline these; the features that need them then stay off. */
  optional: [
    'channels:history',
    'chat:write.customize',
    'dnd:read',
    'files:write',
    'groups:history',
    'groups:read',
    'reactions:read',
  ],
} as const;

export type OptionalScope = (typeof SCOPES.optional)[number];

/** Returns the optional scopes that are not among the granted ones. */
export function declined(granted: readonly string[]): OptionalScope[] {
  return SCOPES.optional.filter((scope) => !granted.includes(scope));
}

/** The consequence of declining each optional scope, worded for the admin who can grant it. */
export const withoutScope: Readonly<Record<OptionalScope, string>> = {
  'channels:history':
    'Messages in public channels: Hearth can’t see when people are active there, limits on posting stay off, and after an outage a post may appear twice.',
  'chat:write.customize':
    'Names and pictures: check-ins in a thread come from Hearth, with the member’s name in bold instead of their picture.',
  'dnd:read': 'Do Not Disturb: Hearth respects only the quiet hours in its own Preferences.',
  'files:write': 'Files: Hearth sends people a copy of their data as text instead, and its messages show no pictures.',
  'groups:history':
    'Messages in private channels: Hearth can’t see when people are active there, and after an outage a post may appear twice.',
  'groups:read': 'Private channels: you can set up a community only in a public channel.',
  'reactions:read': 'Reactions: they don’t count as activity.',
};
