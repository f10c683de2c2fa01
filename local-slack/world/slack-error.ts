/** A refusal by one of Slack's names, as it goes out in `ok: false`. */
export class SlackError extends Error {
  /** `details` is what goes out beside `error`, such as `needed` or `response_metadata`. */
  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

/** `invalid_arguments` and its like, with the places that are wrong, as Slack words them. */
export function refuse(code: string, messages: readonly string[]): SlackError {
  return new SlackError(code, { response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) } });
}
