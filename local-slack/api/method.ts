import type { z } from 'zod';
import { refuse, SlackError } from '../world/slack-error.js';
import type { Installation, Workspace } from '../world/workspace.js';
import type { Token, World } from '../world/world.js';

export interface Caller {
  readonly world: World;
  readonly token: Token | undefined;
  /** The workspace of the bot token. */
  readonly workspace: Workspace | undefined;
  /** Adds a warning to the log about a probable mistake that Slack accepts. */
  readonly warn: (warning: string) => void;
}

export interface BotCaller extends Caller {
  readonly workspace: Workspace;
  readonly installation: Installation;
}

type Given = Readonly<Record<string, unknown>>;
type Answer = Readonly<Record<string, unknown>>;

export interface Method {
  readonly needs: 'bot' | 'app' | 'config' | 'nothing';
  /** The caller needs at least one of these. */
  readonly scopes: readonly string[];
  answer(given: Given, caller: Caller): Answer | Promise<Answer>;
}

export type Methods = Readonly<Record<string, Method>>;

/** A method that takes a bot token. Its result is sent with `ok: true`; errors are thrown. */
export function botMethod<Arguments>(
  scopes: readonly string[],
  schema: z.ZodType<Arguments>,
  answer: (args: Arguments, caller: BotCaller) => Answer | Promise<Answer>,
): Method {
  return {
    needs: 'bot',
    scopes,
    answer(given, caller) {
      const { workspace } = caller;
      if (!workspace?.installation) throw new SlackError('account_inactive');
      return answer(readArguments(schema, given), { ...caller, workspace, installation: workspace.installation });
    },
  };
}

/** A method that takes an app or configuration token, or the client secret as an argument. */
export function appMethod<Arguments>(
  needs: 'app' | 'config' | 'nothing',
  schema: z.ZodType<Arguments>,
  answer: (args: Arguments, caller: Caller) => Answer | Promise<Answer>,
): Method {
  return { needs, scopes: [], answer: (given, caller) => answer(readArguments(schema, given), caller) };
}

/** Throws `missing_scope` unless the app was granted the scope. */
export function requireScope({ installation }: BotCaller, scope: string): void {
  if (!installation.scopes.includes(scope)) throw missingScope([scope], installation.scopes);
}

export function missingScope(needed: readonly string[], provided: readonly string[]): SlackError {
  return new SlackError('missing_scope', { needed: needed.join(','), provided: provided.join(',') });
}

function readArguments<Arguments>(schema: z.ZodType<Arguments>, given: Given): Arguments {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw refuse(
    'invalid_arguments',
    read.error.issues.map((issue) => {
      const [name] = issue.path;
      const isMissing = issue.path.length === 1 && given[String(name)] === undefined;
      return isMissing
        ? `missing required field: ${String(name)}`
        : `${issue.message} [json-pointer:/${issue.path.join('/')}]`;
    }),
  );
}
