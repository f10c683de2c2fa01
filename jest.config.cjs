/** What both projects share: ES modules, TypeScript stripped of its types; `tsc` checks them beside the tests. */
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
  // A third of their time stories wait, so more at a time than there are cores; the one Postgres that they share has connections for as many.
  maxWorkers: 3,
  // For a machine that is busy with other things as well.
  testTimeout: 60_000,
  // Of the tests in one file that mostly wait; each has processes of its own.
  maxConcurrency: 3,
  projects: [hearth, localSlack],
};
