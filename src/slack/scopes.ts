/** What Hearth asks Slack for, exactly as in `manifest.json`. */
export const SCOPES = {
  needed: ['channels:join', 'channels:read', 'chat:write', 'commands', 'im:history', 'im:write', 'users:read'],
  /** An admin may decline these, and what they are for does not happen then. */
  optional: ['channels:history', 'dnd:read', 'files:write', 'groups:history', 'groups:read', 'reactions:read'],
} as const;

export type OptionalScope = (typeof SCOPES.optional)[number];

/** The optional scopes that an admin declined in a workspace with these. */
export function declined(granted: readonly string[]): OptionalScope[] {
  return SCOPES.optional.filter((scope) => !granted.includes(scope));
}

/** What goes without each of them, in words for who may allow it. */
export const withoutScope: Readonly<Record<OptionalScope, string>> = {
  'channels:history':
    'Messages of public channels: Hearth cannot see that people take part there, and after a hiccup a post may come twice.',
  'dnd:read': 'Do not disturb: Hearth keeps to the quiet hours of its own Preferences only.',
  'files:write': 'Files: what Hearth knows about somebody comes to them as text instead.',
  'groups:history':
    'Messages of private channels: Hearth cannot see that people take part there, and after a hiccup a post may come twice.',
  'groups:read': 'Private channels: only public ones can be a home.',
  'reactions:read': 'Reactions: they do not count as taking part.',
};
