/** One reason why Slack refuses a payload. */
export interface Problem {
  /** JSON pointer from the arguments of the call, as in `/view/blocks/0/text/text` or `/blocks/3/accessory`. */
  readonly pointer: string;
  /** Slack's words, as in `must be less than 151 characters`. */
  readonly message: string;
}

/** The name Slack gives in `error` of its answer. */
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

/** A payload that Slack refuses: under which name, and every reason it finds. */
export interface Refusal {
  readonly error: ErrorCode;
  readonly problems: readonly Problem[];
}

/** As Slack has it in `response_metadata.messages`: `[ERROR] must … [json-pointer:/view/blocks/0/text/text]`. */
export function describeProblem({ pointer, message }: Problem): string {
  return `[ERROR] ${message} [json-pointer:${pointer}]`;
}

export function refusal(error: ErrorCode, ...problems: readonly Problem[]): Refusal {
  return { error, problems };
}
