import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether two secrets are the same. Takes as long whatever they are, so that nobody can guess one piece by piece. */
export function sameSecret(one: string, other: string): boolean {
  const [a, b] = [one, other].map((it) => createHash('sha256').update(it).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
