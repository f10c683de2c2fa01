/** One reason for which Slack rejects a payload. */
export interface Problem {
  /** A JSON pointer from the call's arguments, such as `/view/blocks/0/text/text` or `/blocks/3/accessory`. */
  readonly pointer: string;
  /** Slack's wording, such as `must be less than 151 characters`. */
  readonly message: string;
}

/** The error code in Slack's response. */
export type ErrorCode =
  | 'invalid_arguments'
  | 'view_too_large'
  | 'invalid_blocks'
  | 'invalid_blocks_format'
  | 'invalid_attachments'
  | 'too_many_attachments'
  | 'no_text'
  | 'msg_too_long'
  | 'markdown_text_conflict'
  | 'invalid_metadata_format'
  | 'invalid_metadata_schema'
  | 'metadata_too_large';

/** The error code for a rejected payload, and all problems found. */
export interface Refusal {
  readonly error: ErrorCode;
  readonly problems: readonly Problem[];
}

/** Formats a problem as in `response_metadata.messages`: `[ERROR] must … [json-pointer:/view/blocks/0/text/text]`. */
export function describeProblem({ pointer, message }: Problem): string {
  return `[ERROR] ${message} [json-pointer:${pointer}]`;
}

export function refusal(error: ErrorCode, ...problems: readonly Problem[]): Refusal {
  return { error, problems };
}
