import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { temporaryFolder } from './temporary.js';

/**
 * Hearth as JavaScript, for a run's processes to start from: they would spend more time on reading TypeScript than on anything else. What it
 * looks for beside its sources is linked to.
 */
export async function buildForProcesses() {
  const folder = await temporaryFolder('build');
  await build({
    entryPoints: ['src/**/*.ts', 'test/support/next-version.ts'],
    outbase: '.',
    outdir: folder,
    format: 'esm',
    target: 'es2022',
    sourcemap: true,
  });
  for (const name of ['db', 'manifest.json', 'node_modules'])
    await symlink(join(process.cwd(), name), join(folder, name));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
