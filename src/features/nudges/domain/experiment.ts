import { createHash } from 'node:crypto';

/**
 * Whether this member is left alone, so that it can be seen whether nudges help: by chance, but always the same for one member as long
 * as the policy stays as it is. `percent` is from 0 to 100.
 */
export function isHeldOut(
  it: { communityId: string; userId: string; policyVersion: number },
  percent: number,
): boolean {
  return chance(`${it.communityId} ${it.policyVersion} ${it.userId}`) * 100 < percent;
}

/** Which words to choose: by chance among those that were not used yet, the same for the same seed. Undefined when all were. */
export function pickVariant(seed: string, count: number, used: readonly number[]): number | undefined {
  const unused = Array.from({ length: count }, (_, i) => i).filter((i) => !used.includes(i));
  return unused[Math.floor(chance(seed) * unused.length)];
}

/** From 0 up to, not including, 1; evenly spread over seeds. */
function chance(seed: string): number {
  return createHash('sha256').update(seed).digest().readUInt32BE() / 2 ** 32;
}
