module.exports = {
  testEnvironment: 'node',
  // More would outnumber the connections of the one Postgres that they share.
  maxWorkers: 2,
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
