/**
 * Returns true if programs read this address as its author meant it. A password with `/`, `#` or `?` ends the part in
 * which a password is looked for, unless these characters are encoded.
 */
export function isUnambiguous(address: string): boolean {
  try {
    // Without a host, Postgres is reached by a socket.
    const { username, pathname, search, hash } = new URL(address.replace('@/', '@socket/'));
    return hash === '' && !pathname.includes('@') && (username !== '' || !search.includes('@'));
  } catch {
    return false;
  }
}

/** Returns the single addresses in `REDIS_URL`, which has commas between those of several nodes. */
export function nodesOf(addresses: string): string[] {
  // A password may contain a comma.
  return addresses.split(/,(?=rediss?:\/\/)/);
}

/** Returns the address with that password, encoded; the same address if there is none. */
export function withPassword(address: string, password: string | undefined): string {
  if (password === undefined) return address;
  const url = new URL(address);
  url.password = encodeURIComponent(password);
  return url.href;
}
