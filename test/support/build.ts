import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { temporaryFolder } from './temporary.js';

/**
 * Compiles Hearth to JavaScript in a temporary folder. The processes of a test run start from it, because compiling
 * TypeScript would take most of their start-up time. Files that Hearth expects beside its sources are linked.
 */
export async function buildForProcesses() {
  const folder = await temporaryFolder('build');
  await build({
    entryPoints: ['src/**/*.ts', 'src/**/*.mjs', 'test/support/next-version.ts'],
    outbase: '.',
    outdir: folder,
    loader: { '.mjs': 'copy' },
    format: 'esm',
    target: 'es2022',
    sourcemap: true,
  });
  for (const name of ['db', 'manifest.json', 'node_modules'])
    await symlink(join(process.cwd(), name), join(folder, name));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
