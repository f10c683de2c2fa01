/** A request in one line of the list. */
export interface RequestLine {
  readonly number: number;
  readonly kind: 'call' | 'event' | 'interaction' | 'command' | 'options';
  readonly name: string;
  /** Milliseconds since 1970, by Slack's clock. */
  readonly at: number;
  /** Real milliseconds, until it was answered. */
  readonly ms: number;
  readonly status: number | string | undefined;
  /** What was wrong; none when all went well. */
  readonly failure: string | undefined;
  readonly warnings: number;
}

/** Everything there is to know of one. */
export interface RequestDetails extends RequestLine {
  readonly facts: Readonly<Record<string, string>>;
  readonly sent: unknown;
  readonly answered: unknown;
}
