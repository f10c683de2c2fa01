/** A request as a line in the list. */
export interface RequestLine {
  readonly number: number;
  readonly kind: 'call' | 'event' | 'interaction' | 'command' | 'options';
  readonly name: string;
  /** Milliseconds since 1970, by Slack's clock. */
  readonly at: number;
  /** Real milliseconds until the response. */
  readonly ms: number;
  readonly status: number | string | undefined;
  /** The error, or undefined if the request succeeded. */
  readonly failure: string | undefined;
  readonly warnings: number;
}

export interface RequestDetails extends RequestLine {
  readonly facts: Readonly<Record<string, string>>;
  readonly sent: unknown;
  readonly answered: unknown;
}
