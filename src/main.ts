import { backup } from './commands/backup.js';
import type { Command } from './commands/command.js';
import { doctor } from './commands/doctor.js';
import { erase } from './commands/erase.js';
import { newKey, rotateKeys } from './commands/keys.js';
import { systemClock } from './core/clock.js';
import { SettingsError, settingsOfThisProcess, warningsOfThisProcess } from './core/config.js';
import { createLog } from './core/log.js';
import { ROLES, type Role, start } from './start.js';

const NO_SLACK = `Hearth has no Slack credentials yet. Three steps:

  1. On api.slack.com/apps choose "Create New App", "From a manifest", and paste manifest.json.
  2. Install the app to your workspace. Copy the "Bot User OAuth Token" (OAuth & Permissions) and the
     "Signing Secret" (Basic Information).
  3. Copy .env.example to .env, put both in as SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET, and start again.

Just looking? "npm run demo" shows Hearth in a local Slack and needs none of this.
`;

/** The commands that run instead of starting Hearth. Each has an npm script of the same name. */
const COMMANDS = new Map<string, Command>([
  ['backup', backup],
  ['doctor', doctor],
  ['erase', erase],
  ['keys:new', newKey],
  ['keys:rotate', rotateKeys],
]);

/** Parses the roles to start: both when none is named. Throws `SettingsError` for an unknown one. */
function rolesIn(words: readonly string[]): readonly Role[] {
  const unknown = words.find((word) => !ROLES.some((role) => role === word));
  if (unknown)
    throw new SettingsError([`Hearth can’t start "${unknown}". Name web or worker, or leave it out to start both.`]);
  return words.length > 0 ? ROLES.filter((role) => words.includes(role)) : ROLES;
}

async function main(): Promise<void> {
  const [first = '', ...rest] = process.argv.slice(2);
  const command = COMMANDS.get(first);
  if (command) process.exit(await command(rest));
  await run(rolesIn(process.argv.slice(2)));
}

async function run(roles: readonly Role[]): Promise<void> {
  const settings = settingsOfThisProcess();
  const log = createLog(settings.logLevel);
  for (const problem of warningsOfThisProcess()) log.warn(problem);
  // By default, Node prints the whole error, which may quote what members wrote.
  process.once('uncaughtException', (error) => {
    log.fatal({ err: error }, 'Hearth broke');
    process.exit(1);
  });
  const running = await start({ settings, roles, clock: systemClock, log });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      running.stop().then(
        () => process.exit(0),
        (error) => {
          log.fatal({ err: error }, 'could not stop cleanly');
          process.exit(1);
        },
      );
    });
  }
}

main().catch((error: unknown) => {
  if (error instanceof SettingsError) process.stderr.write(error.slackMissing ? NO_SLACK : `${error.message}\n`);
  else {
    const text = error instanceof Error ? error.message : String(error);
    process.stderr.write(COMMANDS.has(process.argv[2] ?? '') ? `${text}\n` : `Hearth could not start: ${text}\n`);
  }
  process.exit(1);
});
