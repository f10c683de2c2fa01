/** Descriptions of the most common scopes. */
const WORDS: Readonly<Record<string, string>> = {
  'app_mentions:read': 'See messages that mention it',
  'channels:history': 'Read messages in public channels it is in',
  'channels:join': 'Join public channels',
  'channels:manage': 'Make and change public channels',
  'channels:read': 'See public channels and who is in them',
  'chat:write': 'Post messages as itself',
  'chat:write.customize': 'Post under another name and picture',
  'chat:write.public': 'Post in public channels it is not in',
  commands: 'Add shortcuts and slash commands',
  'dnd:read': 'See when people do not want to be disturbed',
  'files:read': 'See files in conversations it is in',
  'files:write': 'Upload files',
  'groups:history': 'Read messages in private channels it is in',
  'groups:read': 'See the private channels it is in',
  'groups:write': 'Make and change private channels',
  'im:history': 'Read direct messages with it',
  'im:read': 'See direct messages with it',
  'im:write': 'Begin direct messages with people',
  'pins:read': 'See what is pinned',
  'pins:write': 'Pin messages',
  'reactions:read': 'See reactions',
  'reactions:write': 'Add reactions',
  'team:read': 'See the name of the workspace',
  'users:read': 'See who is in the workspace',
  'users:read.email': 'See the email addresses of people',
};

export function inWords(scope: string): string {
  return WORDS[scope] ?? 'Something this page has no words for';
}
