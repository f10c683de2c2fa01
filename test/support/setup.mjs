import { tsImport } from 'tsx/esm/api';

// Jest loads this before it can read TypeScript.
export default async function setup() {
  const { buildForProcesses } = await tsImport('./build.ts', import.meta.url);
  const building = buildForProcesses();
  const { startTestPostgres } = await tsImport('./postgres.ts', import.meta.url);
  [globalThis.testBuild, globalThis.testPostgres] = await Promise.all([building, startTestPostgres()]);
  process.env.TEST_BUILD = globalThis.testBuild.folder;
  process.env.TEST_POSTGRES_URL = globalThis.testPostgres.url;
  process.env.TEST_POSTGRES_OWNER_URL = globalThis.testPostgres.ownerUrl;
}
