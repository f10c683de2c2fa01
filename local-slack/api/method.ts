import type { z } from 'zod';
import { refuse, SlackError } from '../world/slack-error.js';
import type { Installation, Workspace } from '../world/workspace.js';
import type { Token, World } from '../world/world.js';

export interface Caller {
  readonly world: World;
  readonly token: Token | undefined;
  /** The workspace of a bot token. */
  readonly workspace: Workspace | undefined;
  /** Says in the log that Slack lets something pass which is probably a mistake. */
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
  /** Any one of them is enough to be let in. */
  readonly scopes: readonly string[];
  answer(given: Given, caller: Caller): Answer | Promise<Answer>;
}

export type Methods = Readonly<Record<string, Method>>;

/** A method that is called with a bot token. What it returns goes out beside `ok: true`; refusals are thrown. */
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

/** A method that is called with a token of the app's own, or with none and the app's secret among its arguments. */
export function appMethod<Arguments>(
  needs: 'app' | 'config' | 'nothing',
  schema: z.ZodType<Arguments>,
  answer: (args: Arguments, caller: Caller) => Answer | Promise<Answer>,
): Method {
  return { needs, scopes: [], answer: (given, caller) => answer(readArguments(schema, given), caller) };
}

/** Refuses with `missing_scope` when the app was not granted this one. */
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
