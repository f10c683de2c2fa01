import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './src/core/schema.ts',
    './src/core/programme-schema.ts',
    './src/attention/schema.ts',
    './src/slack/schema.ts',
    './src/features/*/schema.ts',
    './src/features/*/schema/*.ts',
  ],
  out: './db/migrations',
});
