import { z } from 'zod';

/** One finding of a health check, for operators: fine (✓), worth knowing (!), or wrong, with the fix (✗). */
export interface CheckResult {
  readonly mark: '✓' | '!' | '✗';
  /** Contains no secrets. */
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

/** Returns a short name for an error, such as `ECONNREFUSED`. Its message could quote an address with its password. */
export function errorName(error: unknown): string {
  const it = anError.safeParse(error).data;
  if (!it) return 'no answer';
  return it.code ?? (it.cause ? errorName(it.cause) : it.name);
}
