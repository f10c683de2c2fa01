export default async function teardown() {
  await Promise.all([globalThis.testPostgres.stop(), globalThis.testBuild.remove()]);
}
