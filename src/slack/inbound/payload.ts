import { z } from 'zod';
import { slackId as id } from '../event-fields.js';

const team = z.object({ id });
const user = z.object({ id, team_id: id.nullish() });
const trigger_id = z.string();
const chosen = z.object({ value: z.string().nullish() });

const action = z.object({
  type: z.string(),
  action_id: z.string(),
  action_ts: z.string().optional().catch(undefined),
  block_id: z.string().optional(),
  value: z.string().nullish(),
  selected_option: chosen.nullish(),
  selected_options: z.array(chosen).nullish(),
});

const shownOptions = z.array(chosen).optional().catch(undefined);

/** The blocks of the message or view of a press, as far as `interactions/ticks.ts` reads them. */
const shown = z
  .array(
    z.object({
      block_id: z.string().optional(),
      elements: z
        .array(z.object({ action_id: z.string().optional(), options: shownOptions, initial_options: shownOptions }))
        .optional()
        .catch(undefined),
    }),
  )
  .optional()
  .catch(undefined);

/** The value of an input in a modal, for the kinds that `inputs.ts` builds. */
const answer = z.object({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: chosen.nullish(),
  selected_options: z.array(chosen).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_conversation: z.string().nullish(),
  selected_conversations: z.array(z.string()).nullish(),
});

const state = z.object({ values: z.record(z.string(), z.record(z.string(), answer)) });

/** The modals below a modal: the one right below it, and the first. */
const stack = { previous_view_id: z.string().nullish(), root_view_id: z.string().nullish() };

const submittedView = z.object({
  id: z.string(),
  ...stack,
  type: z.literal('modal'),
  callback_id: z.string(),
  private_metadata: z.string(),
  state,
  app_installed_team_id: id.nullish(),
});

const withType = z.discriminatedUnion('type', [
  z.object({ type: z.literal('url_verification'), challenge: z.string().max(1_000) }),
  z.object({ type: z.literal('app_rate_limited'), team_id: id }),
  z.object({
    type: z.literal('event_callback'),
    team_id: id,
    event_id: id,
    event: z.looseObject({ type: z.string().max(100) }),
  }),
  z.object({
    type: z.literal('block_actions'),
    team,
    user,
    trigger_id,
    actions: z.array(action).min(1),
    view: z
      .object({
        id: z.string(),
        ...stack,
        type: z.string(),
        hash: z.string().optional(),
        private_metadata: z.string().optional(),
        app_installed_team_id: id.nullish(),
        state: state.optional(),
        blocks: shown,
      })
      .nullish(),
    message: z.object({ blocks: shown }).nullish(),
  }),
  z.object({ type: z.literal('view_submission'), team, user, trigger_id: trigger_id.nullish(), view: submittedView }),
  z.object({ type: z.literal('shortcut'), team, user, trigger_id, callback_id: z.string() }),
  z.object({
    type: z.literal('message_action'),
    team,
    user,
    trigger_id,
    callback_id: z.string(),
    channel: z.object({ id, name: z.string().optional().catch(undefined) }),
    message: z.object({
      ts: z.string().max(32),
      thread_ts: z.string().max(32).nullish(),
      text: z.string().nullish(),
      user: id.nullish(),
      bot_id: id.nullish(),
    }),
  }),
]);

const aCommand = z.object({
  command: z.string().startsWith('/'),
  team_id: id,
  user_id: id,
  channel_id: id,
  trigger_id,
  text: z.string().default(''),
});

/**
 * The fields of Slack's payloads that Hearth reads. All others are dropped on arrival, so that they can't cause errors
 * in Bolt or in our code. To use another field in a handler, add it above.
 */
export type Payload = z.infer<typeof withType> | z.infer<typeof aCommand>;
export type EventPayload = Extract<Payload, { type: 'event_callback' }>;

/** Validates a payload; undefined for one that Slack wouldn't send. */
export function readPayload(body: unknown): Payload | undefined {
  const isCommand = typeof body === 'object' && body !== null && 'command' in body;
  return (isCommand ? aCommand : withType).safeParse(body).data;
}

/** Makes a value's text storable in Postgres: removes NUL, replaces lone surrogates. The value must not have cycles. */
export function storable<T>(value: T): T;
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
  if (Array.isArray(value)) return value.map((it) => storable(it));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, storable(inner)]));
}
