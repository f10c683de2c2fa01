/** The bot scopes that Hearth requests, exactly as in `manifest.json`. */
export const SCOPES = {
  needed: ['channels:join', 'channels:read', 'chat:write', 'commands', 'im:history', 'im:write', 'users:read'],
  /** An admin may decline these; the features that need them then stay off. */
  optional: ['channels:history', 'dnd:read', 'files:write', 'groups:history', 'groups:read', 'reactions:read'],
} as const;

export type OptionalScope = (typeof SCOPES.optional)[number];

/** Returns the optional scopes that are not among the granted ones. */
export function declined(granted: readonly string[]): OptionalScope[] {
  return SCOPES.optional.filter((scope) => !granted.includes(scope));
}

/** The consequence of declining each optional scope, worded for the admin who can grant it. */
export const withoutScope: Readonly<Record<OptionalScope, string>> = {
  'channels:history':
    'Messages of public channels: Hearth cannot see that people take part there, and after a hiccup a post may come twice.',
  'dnd:read': 'Do not disturb: Hearth keeps to the quiet hours of its own Preferences only.',
  'files:write': 'Files: what Hearth knows about someone comes to them as text instead.',
  'groups:history':
    'Messages of private channels: Hearth cannot see that people take part there, and after a hiccup a post may come twice.',
  'groups:read': 'Private channels: only public ones can be a home.',
  'reactions:read': 'Reactions: they do not count as taking part.',
};
