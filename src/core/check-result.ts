import { z } from 'zod';

/** What whoever runs Hearth is told of one thing: that it is right, that it is worth knowing, or that it is wrong and what to do. */
export interface CheckResult {
  readonly mark: '✓' | '!' | '✗';
  /** Without any secret in it. */
  readonly text: string;
}

export const passed = (text: string): CheckResult => ({ mark: '✓', text });
export const warning = (text: string): CheckResult => ({ mark: '!', text });
export const failed = (text: string): CheckResult => ({ mark: '✗', text });

const anError = z.object({
  name: z.string().catch('no answer'),
  code: z.string().optional().catch(undefined),
  cause: z.unknown().optional(),
});

/** The short name of what went wrong, such as `ECONNREFUSED`; an error's own words could quote an address with its password. */
export function errorName(error: unknown): string {
  const it = anError.safeParse(error).data;
  if (!it) return 'no answer';
  return it.code ?? (it.cause ? errorName(it.cause) : it.name);
}
