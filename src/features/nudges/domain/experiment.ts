import { createHash } from 'node:crypto';

/**
 * Returns true if this member is in the comparison group, which is left alone to measure whether nudges help. The
 * choice is random, but always the same for one member and policy version. `percent` is from 0 to 100.
 */
export function isHeldOut(
  it: { communityId: string; userId: string; policyVersion: number },
  percent: number,
): boolean {
  return chance(`${it.communityId} ${it.policyVersion} ${it.userId}`) * 100 < percent;
}

/**
 * Returns the index of an unused variant, chosen at random but always the same for one seed. Undefined if all are used.
 */
export function pickVariant(seed: string, count: number, used: readonly number[]): number | undefined {
  const unused = Array.from({ length: count }, (_, i) => i).filter((i) => !used.includes(i));
  return unused[Math.floor(chance(seed) * unused.length)];
}

/** Returns a number from 0 up to, but not including, 1, evenly distributed over seeds. */
function chance(seed: string): number {
  return createHash('sha256').update(seed).digest().readUInt32BE() / 2 ** 32;
}
