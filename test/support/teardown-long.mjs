import stopPostgres from './teardown.mjs';

export default async function teardown() {
  await Promise.all([stopPostgres(), globalThis.testBuild.remove()]);
}
