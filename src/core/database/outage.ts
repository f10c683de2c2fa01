import pg from 'pg';

/**
 * SQLSTATEs with which a server refuses everything for a while: a lost connection, too little of something (a full disk
 * is 53100), a server that starts or stops, a broken disk, and a server that has become a copy.
 */
const REFUSED = /^(08|53|57P0[1-4]|58|25006)/;

const OUT_OF_REACH = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
];

/** Messages of errors that pg gives no code. */
const WITHOUT_CODE = /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout)/;

/** Returns true if a query failed because the database is out of reach or can't work, which passes by itself. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.cause !== undefined) return isOutage(error.cause);
  const { code = '' } = error as { code?: string };
  if (error instanceof pg.DatabaseError) return REFUSED.test(code);
  return OUT_OF_REACH.includes(code) || WITHOUT_CODE.test(error.message);
}
