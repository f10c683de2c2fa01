import { z } from 'zod';

const shortcut = z.looseObject({
  name: z.string(),
  type: z.enum(['global', 'message']),
  callback_id: z.string(),
  description: z.string(),
});

const command = z.looseObject({
  command: z.string(),
  description: z.string(),
  usage_hint: z.string().optional(),
  should_escape: z.boolean().default(false),
});

const manifest = z.looseObject({
  display_information: z.looseObject({ name: z.string() }),
  features: z
    .looseObject({
      app_home: z
        .looseObject({
          home_tab_enabled: z.boolean().default(false),
          messages_tab_enabled: z.boolean().default(false),
          messages_tab_read_only_enabled: z.boolean().default(false),
        })
        .prefault({}),
      bot_user: z.looseObject({ display_name: z.string() }).optional(),
      shortcuts: z.array(shortcut).default([]),
      slash_commands: z.array(command).default([]),
    })
    .prefault({}),
  oauth_config: z
    .looseObject({
      redirect_urls: z.array(z.string()).default([]),
      scopes: z
        .looseObject({ bot: z.array(z.string()).default([]), bot_optional: z.array(z.string()).default([]) })
        .prefault({}),
    })
    .prefault({}),
  settings: z
    .looseObject({
      event_subscriptions: z
        .looseObject({ request_url: z.string().optional(), bot_events: z.array(z.string()).default([]) })
        .prefault({}),
      interactivity: z.looseObject({ is_enabled: z.boolean() }).default({ is_enabled: false }),
    })
    .prefault({}),
});

/** The parts of an app manifest that affect how Slack treats the app. */
export type Manifest = z.infer<typeof manifest>;

/** Throws a ZodError that names the missing or invalid fields. */
export function readManifest(json: unknown): Manifest {
  return manifest.parse(json);
}
