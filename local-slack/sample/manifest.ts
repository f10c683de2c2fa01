/** The manifest of the app in the local Slack's own tests. */
export const sampleManifest = {
  display_information: { name: 'Greeter' },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    bot_user: { display_name: 'greeter', always_online: true },
    shortcuts: [
      { name: 'Greet', type: 'global', callback_id: 'greet', description: 'Greet someone' },
      { name: 'Answer this', type: 'message', callback_id: 'answer', description: 'Answer a message' },
    ],
    slash_commands: [{ command: '/greet', description: 'Greet someone', usage_hint: '[who]', should_escape: true }],
  },
  oauth_config: {
    scopes: {
      bot: [
        'app_mentions:read',
        'channels:history',
        'channels:join',
        'channels:manage',
        'channels:read',
        'chat:write',
        'commands',
        'dnd:read',
        'groups:read',
        'im:history',
        'im:write',
        'pins:read',
        'pins:write',
        'reactions:read',
        'reactions:write',
        'team:read',
        'users:read',
      ],
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: [
        'app_home_opened',
        'app_mention',
        'app_uninstalled',
        'dnd_updated_user',
        'member_joined_channel',
        'member_left_channel',
        'message.channels',
        'message.im',
        'reaction_added',
        'team_join',
        'tokens_revoked',
        'user_change',
      ],
    },
    interactivity: { is_enabled: true },
  },
};
