import { tsImport } from 'tsx/esm/api';
import startPostgres from './setup.mjs';

/** Starts Postgres, and compiles Hearth for the processes of the long tests. */
export default async function setup() {
  const { buildForProcesses } = await tsImport('./build.ts', import.meta.url);
  [globalThis.testBuild] = await Promise.all([buildForProcesses(), startPostgres()]);
  process.env.TEST_BUILD = globalThis.testBuild.folder;
}
