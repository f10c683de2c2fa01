import { randomInt } from 'node:crypto';

/** Letters and digits without look-alikes such as 0 and O, or 1, I and L, so that they can be read out. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Returns six random characters that are both logged with an error and shown to the user, to match the two. */
export function newReference(): string {
  return Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
