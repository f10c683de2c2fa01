module.exports = {
  testEnvironment: 'node',
  // A third of their time stories wait, so more at a time than there are cores; the one Postgres that they share has connections for as many.
  maxWorkers: 4,
  // For a machine that is busy with other things as well.
  testTimeout: 60_000,
  // Of the tests in one file that mostly wait; each has processes of its own.
  maxConcurrency: 3,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  globalSetup: '<rootDir>/test/support/setup.mjs',
  globalTeardown: '<rootDir>/test/support/teardown.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // babel-jest ships with jest; it only strips types here, `tsc --noEmit` checks them
  transform: {
    '^.+\\.ts$': ['babel-jest', { babelrc: false, configFile: false, presets: ['@babel/preset-typescript'] }],
  },
};
