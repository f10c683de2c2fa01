/** Shared by both projects: ES modules, and TypeScript stripped of its types, which `tsc` checks meanwhile. */
const shared = {
  testEnvironment: '<rootDir>/test/support/environment.cjs',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': '<rootDir>/test/support/strip-types.cjs' },
};

const hearth = {
  ...shared,
  displayName: 'hearth',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['<rootDir>/test/long/'],
  globalSetup: '<rootDir>/test/support/setup.mjs',
  globalTeardown: '<rootDir>/test/support/teardown.mjs',
};

const localSlack = { ...shared, displayName: 'local-slack', testMatch: ['<rootDir>/local-slack/**/*.test.ts'] };

module.exports = {
  // Stories wait for a third of their time, so more of them run than a small machine has cores.
  maxWorkers: 3,
  // Generous, for machines that are busy.
  testTimeout: 60_000,
  // For concurrent tests in one file. They mostly wait, and each has its own processes.
  maxConcurrency: 3,
  projects: [hearth, localSlack],
};
