import { agreed, isEnding, type Partner } from './terms.js';

/**
 * Returns where a partner is with "Four more weeks?": they are asked, or wait for the answers of others. Undefined before
 * the last days, and once somebody has said no, so that nobody is asked for nothing.
 */
export function renewalFor(
  it: { readonly startedAt: Date | null; readonly endedAt: Date | null; readonly endsAt: Date },
  partners: readonly Partner[],
  userId: string,
  now: Date,
): 'asked' | 'waits' | undefined {
  const all = agreed(partners);
  const mine = all.find((one) => one.userId === userId);
  const isOpen = it.startedAt !== null && it.endedAt === null && isEnding(it.endsAt, now);
  if (!mine || !isOpen || all.some(({ renews }) => renews === false)) return undefined;
  return mine.renews === null ? 'asked' : 'waits';
}
