import type { Guidelines } from './content.js';

/** A published version. Numbers begin at 1. */
export interface Version {
  readonly number: number;
  /** True for an edit about which members are not asked. */
  readonly isMinor: boolean;
  readonly sections: Guidelines;
}

/** Returns the number of the version that members are asked to read: the latest that is not minor. 0 without any. */
export function askedNumber(versions: readonly Pick<Version, 'number' | 'isMinor'>[]): number {
  return Math.max(0, ...versions.filter(({ isMinor }) => !isMinor).map(({ number }) => number));
}

/**
 * Returns true if a member has read what they are asked to. They acknowledge the version that they saw, so one that was
 * published in the meantime does not count.
 */
export function hasRead(acknowledged: number | null | undefined, asked: number): boolean {
  return asked === 0 || (acknowledged ?? 0) >= asked;
}
