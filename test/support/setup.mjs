import { tsImport } from 'tsx/esm/api';

// Jest loads this file before it can load TypeScript.
export default async function setup() {
  const { startTestPostgres } = await tsImport('./postgres.ts', import.meta.url);
  globalThis.testPostgres = await startTestPostgres();
  process.env.TEST_POSTGRES_URL = globalThis.testPostgres.url;
  process.env.TEST_POSTGRES_OWNER_URL = globalThis.testPostgres.ownerUrl;
}
