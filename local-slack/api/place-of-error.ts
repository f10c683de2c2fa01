import type { SlackError } from '../world/slack-error.js';

/** Error codes by the arguments that can cause them. */
const ABOUT: readonly (readonly [argument: readonly string[], errors: readonly string[]])[] = [
  [
    ['channel'],
    [
      'cant_archive_general',
      'cant_leave_general',
      'channel_not_found',
      'is_archived',
      'is_inactive',
      'messages_tab_disabled',
      'method_not_supported_for_channel_type',
      'not_archived',
      'not_in_channel',
    ],
  ],
  [
    ['users', 'user', 'user_id', 'email', 'channel'],
    [
      'already_in_channel',
      'cannot_dm_bot',
      'cant_invite',
      'cant_invite_self',
      'no_user',
      'too_many_users',
      'user_disabled',
      'user_not_found',
      'user_not_in_channel',
      'users_list_not_supplied',
      'users_not_found',
    ],
  ],
  [
    ['ts', 'timestamp', 'message_ts'],
    ['already_pinned', 'cant_delete_message', 'cant_update_message', 'message_not_found', 'no_pin'],
  ],
  [
    ['thread_ts', 'ts'],
    ['cannot_reply_to_message', 'thread_not_found'],
  ],
  [
    ['name'],
    [
      'already_reacted',
      'invalid_name',
      'invalid_name_maxlength',
      'invalid_name_required',
      'invalid_name_specials',
      'name_taken',
      'no_reaction',
    ],
  ],
  [['trigger_id'], ['exchanged_trigger_id', 'expired_trigger_id', 'invalid_trigger_id', 'push_limit_reached']],
  [['view_id', 'external_id', 'trigger_id'], ['not_found']],
  [['view'], ['not_enabled', 'view_too_large']],
  [['hash'], ['hash_conflict']],
  [['text'], ['no_text']],
  [['markdown_text'], ['markdown_text_conflict']],
  [['attachments'], ['too_many_attachments']],
  [['metadata'], ['metadata_too_large']],
  [['topic', 'purpose'], ['too_long']],
  [['cursor'], ['invalid_cursor']],
  [['limit'], ['invalid_limit']],
  [['oldest', 'latest', 'ts'], ['invalid_ts']],
  [['file', 'files'], ['file_not_found']],
];

const ARGUMENTS = new Map(ABOUT.flatMap(([names, errors]) => errors.map((error) => [error, names] as const)));

/**
 * Returns the response fields that accompany an error code. Slack names the location only for views and blocks; here
 * every argument error names its argument, to make debugging easier.
 */
export function detailsOf(error: SlackError, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const names = ARGUMENTS.get(error.code);
  if (!names || error.details.response_metadata) return error.details;
  const name = names.find((it) => given[it] !== undefined) ?? names[0];
  return { ...error.details, response_metadata: { messages: [`[ERROR] ${error.code} [json-pointer:/${name}]`] } };
}
