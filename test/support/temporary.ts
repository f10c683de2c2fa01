import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes a temporary folder. Other users can enter it, since Postgres does not run as root. */
export async function temporaryFolder(purpose: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `hearth-${purpose}-`));
  await chmod(folder, 0o755);
  return folder;
}
