const {
  projects: [hearth],
  ...shared
} = require('./jest.config.cjs');

/** `npm run test:long`: tests that start processes, a browser or another Postgres, or that try a thousand things. */
module.exports = {
  ...shared,
  testTimeout: 240_000,
  projects: [
    {
      ...hearth,
      displayName: 'long',
      testMatch: ['<rootDir>/test/long/*.test.ts'],
      testPathIgnorePatterns: [],
      globalSetup: '<rootDir>/test/support/setup-long.mjs',
      globalTeardown: '<rootDir>/test/support/teardown-long.mjs',
    },
  ],
};
