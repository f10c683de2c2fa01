/** A share: `count` out of `of`. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** A difference of two shares with its 95 % confidence interval. All values are from -1 to 1. */
export interface Difference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** The smallest size of either group. Below it, chance alone could explain any difference. */
export const MIN_SAMPLE = 10;

/** The 97.5th percentile of the normal distribution. */
const Z = 1.959963984540054;

/**
 * Returns the share of nudged members who returned minus that of members left alone, as an effect of the nudges.
 * Undefined while either group is too small.
 */
export function effectOf(nudged: Share, heldOut: Share): Difference | undefined {
  return nudged.of < MIN_SAMPLE || heldOut.of < MIN_SAMPLE ? undefined : differenceOf(nudged, heldOut);
}

/**
 * Returns the difference of two independent shares with its hybrid score interval, which holds for small groups and for
 * shares near 0 and 1, where the usual formula fails: R. G. Newcombe, "Interval estimation for the difference between
 * independent proportions: comparison of eleven methods", Statistics in Medicine 17 (1998), 873–890, method 10. With
 * `p` the shares, `l` and `u` their Wilson bounds:
 * from `d − √((p₁ − l₁)² + (u₂ − p₂)²)` to `d + √((u₁ − p₁)² + (p₂ − l₂)²)`.
 */
export function differenceOf(first: Share, second: Share): Difference {
  const [a, b] = [wilson(first), wilson(second)];
  const difference = a.share - b.share;
  return {
    difference,
    low: difference - Math.hypot(a.share - a.low, b.high - b.share),
    high: difference + Math.hypot(a.high - a.share, b.share - b.low),
  };
}

/** Returns a share with Wilson's score interval: `(2np + z² ± z√(z² + 4np(1 − p))) / (2(n + z²))`. */
function wilson({ count, of }: Share): { share: number; low: number; high: number } {
  const share = count / of;
  const middle = 2 * count + Z ** 2;
  const halfWidth = Z * Math.sqrt(Z ** 2 + 4 * count * (1 - share));
  const denominator = 2 * (of + Z ** 2);
  return { share, low: (middle - halfWidth) / denominator, high: (middle + halfWidth) / denominator };
}
