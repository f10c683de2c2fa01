import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The app's manifest; the schema names only the parts that tests read. */
export const manifest = z
  .looseObject({
    features: z.looseObject({
      shortcuts: z.array(z.looseObject({ name: z.string(), type: z.string(), callback_id: z.string() })),
      slash_commands: z.array(z.looseObject({ command: z.string(), usage_hint: z.string() })),
    }),
    oauth_config: z.looseObject({
      scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
    }),
    settings: z.looseObject({ event_subscriptions: z.looseObject({ bot_events: z.array(z.string()) }) }),
  })
  .parse(JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8')));
