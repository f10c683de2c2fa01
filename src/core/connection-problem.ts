import { z } from 'zod';
import { errorName } from './check-result.js';

const anError = z.object({
  code: z.string().optional().catch(undefined),
  message: z.string().catch(''),
  severity: z.string().optional().catch(undefined),
  cause: z.unknown().optional(),
});

/** Returns the error that others were thrown because of. */
function rootOf(error: unknown): z.infer<typeof anError> {
  const it = anError.safeParse(error).data ?? { message: '' };
  return it.cause ? rootOf(it.cause) : it;
}

/** Explanations by SQLSTATE. `name` is the setting that holds the address. */
const REFUSALS: Readonly<Record<string, (name: string) => string>> = {
  '28P01': (name) =>
    `Postgres refuses the password in ${name}. Correct it there, or give the role this password: alter role … password '…'`,
  '28000': (name) =>
    `Postgres doesn’t let the role in ${name} log in from this machine. Check that the role exists and may log in, and the server’s pg_hba.conf. If the server requires TLS, add ?sslmode=require to the address.`,
  '3D000': (name) => `The database in ${name} doesn’t exist. Create it: create database … owner …`,
  '42501': (name) =>
    `The role in ${name} isn’t allowed to set up the database. It has to own the database, and it needs the right to create roles: alter role … createrole`,
  '25006': (name) =>
    `The database in ${name} takes no changes: it’s a replica, or it’s set to read only. Use the address of the primary server.`,
  '53100': () => 'The disk of the Postgres server is full. Free up space there.',
  '53300': () => 'Postgres has no connection left. Increase its max_connections, or lower DATABASE_POOL.',
};

const UNKNOWN_AUTHORITY = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** Explains an error of TLS; undefined for any other. `trust` says how to name the authority that signed a certificate. */
function explainTls({ code = '', message }: z.infer<typeof anError>, name: string, trust: string): string | undefined {
  if (UNKNOWN_AUTHORITY.includes(code))
    return `The certificate of the server in ${name} was signed by an authority that this machine doesn’t know. ${trust}`;
  if (code === 'CERT_HAS_EXPIRED') return `The certificate of the server in ${name} has expired. Renew it.`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `The certificate of the server in ${name} is for another host name. Use that name in the address.`;
  if (/does not support SSL|wrong version number/.test(message))
    return `The server in ${name} doesn’t speak TLS. Ask for none in the address.`;
  return undefined;
}

/** Returns what keeps Hearth from using the Postgres in the setting `name`, and what to do. Quotes no values. */
export function explainPostgres(error: unknown, name: string): string {
  const root = rootOf(error);
  // Postgres refuses a connection with FATAL, and a statement with ERROR, by the same code.
  if (root.code === '42501' && root.severity === 'FATAL')
    return `The role in ${name} may not connect to the database. Run as the database’s owner: grant connect on database … to …`;
  const trust = 'Add ?sslmode=verify-full&sslrootcert=… to the address, with the path of the authority’s certificate.';
  return (
    REFUSALS[root.code ?? '']?.(name) ??
    explainTls(root, name, trust) ??
    (/^[0-9A-Z]{5}$/.test(root.code ?? '')
      ? `Postgres refuses to set up the database in ${name} (${root.code}). Its log says why.`
      : `The database doesn’t answer (${errorName(error)}). Check that it’s running, and that ${name} is its address.`)
  );
}

/** Returns what keeps Hearth from telling its database from others, and what to do. */
export function explainIdentity(error: unknown): string {
  if (rootOf(error).code !== '42501') return explainPostgres(error, 'DATABASE_URL');
  return 'The role in DATABASE_URL may not ask which Postgres server this is, so Hearth can’t keep its queue apart from others in the same Redis. Either set REDIS_PREFIX, or run as an administrator in this database: grant execute on function pg_control_system() to …';
}

/** Returns what keeps Hearth from using the Redis in `REDIS_URL`, and what to do. Quotes no values. */
export function explainRedis(error: unknown): string {
  const root = rootOf(error);
  if (/^(WRONGPASS|NOAUTH|ERR (invalid password|AUTH))/.test(root.message))
    return 'Redis refuses the user or the password in REDIS_URL. Correct them there.';
  const trust = 'Set NODE_EXTRA_CA_CERTS to the path of the authority’s certificate.';
  return (
    explainTls(root, 'REDIS_URL', trust) ??
    `Redis doesn’t answer (${errorName(error)}). Check that it’s running, and that REDIS_URL is its address.`
  );
}
