/** An error that is returned as `ok: false` with a Slack error code. */
export class SlackError extends Error {
  /** `details` are the response fields beside `error`, such as `needed` or `response_metadata`. */
  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

/** Returns an error such as `invalid_arguments`, with messages in Slack's format. */
export function refuse(code: string, messages: readonly string[]): SlackError {
  return new SlackError(code, { response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) } });
}
