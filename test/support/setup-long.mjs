import { tsImport } from 'tsx/esm/api';
import startPostgres from './setup.mjs';

/** What the long tests need besides: JavaScript that their processes start from. */
export default async function setup() {
  const { buildForProcesses } = await tsImport('./build.ts', import.meta.url);
  [globalThis.testBuild] = await Promise.all([buildForProcesses(), startPostgres()]);
  process.env.TEST_BUILD = globalThis.testBuild.folder;
}
