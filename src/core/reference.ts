import { randomInt } from 'node:crypto';

/** Letters and digits that nobody mistakes for one another when reading them out. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Six characters that stand in an error's log line and before the user's eyes, to bring the two together. */
export function newReference(): string {
  return Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
