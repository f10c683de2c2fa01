import { randomBytes } from 'node:crypto';
import { install } from './installation.js';
import { SlackError } from './slack-error.js';
import type { World } from './world.js';

/** An app's request at `/oauth/v2/authorize`. */
export interface InstallRequest {
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly state: string | undefined;
}

/** The permissions that a person granted, kept until the app calls `oauth.v2.access`. */
export interface Grant {
  readonly team: string;
  readonly installer: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly expires: Date;
  used: boolean;
}

const CODE_LIVES_MS = 10 * 60_000;

/** Reads the query of the consent page. Throws `invalid_client_id`, `invalid_scope` or `bad_redirect_uri`. */
export function readInstallRequest(world: World, query: URLSearchParams): InstallRequest {
  const { redirect_urls, scopes } = world.manifest.oauth_config;
  const wanted = (query.get('scope') ?? '').split(',').filter((scope) => scope !== '');
  const redirectUri = query.get('redirect_uri') ?? redirect_urls[0];
  if (query.get('client_id') !== world.app.clientId) throw new SlackError('invalid_client_id');
  if (wanted.length === 0 || wanted.some((scope) => !scopes.bot.includes(scope))) throw new SlackError('invalid_scope');
  if (redirectUri === undefined || !isListed(redirect_urls, redirectUri)) throw new SlackError('bad_redirect_uri');
  return { clientId: world.app.clientId, scopes: wanted, redirectUri, state: query.get('state') ?? undefined };
}

/** Grants the request and returns the redirect URL. Only scopes in the manifest's `bot_optional` can be declined. */
export function allow(
  world: World,
  request: InstallRequest,
  by: { readonly team: string; readonly user: string; readonly declined?: readonly string[] },
): string {
  const optional = world.manifest.oauth_config.scopes.bot_optional;
  const declined = (by.declined ?? []).filter((scope) => optional.includes(scope));
  const code = randomBytes(16).toString('hex');
  world.grants.set(code, {
    team: by.team,
    installer: by.user,
    scopes: request.scopes.filter((scope) => !declined.includes(scope)),
    redirectUri: request.redirectUri,
    expires: new Date(world.clock.now().getTime() + CODE_LIVES_MS),
    used: false,
  });
  return backTo(request, { code });
}

/** Returns the redirect URL for a canceled request. */
export function decline(request: InstallRequest): string {
  return backTo(request, { error: 'access_denied' });
}

/** Installs the app with the granted scopes. A code works once, within ten minutes of Slack's clock. */
export function redeem(world: World, code: string, redirectUri: string | undefined) {
  const grant = world.grants.get(code);
  const workspace = world.workspaces.get(grant?.team ?? '');
  if (!grant || !workspace) throw new SlackError('invalid_code');
  if (grant.used) throw new SlackError('code_already_used');
  if (grant.expires < world.clock.now()) throw new SlackError('invalid_code');
  if (redirectUri !== undefined && redirectUri !== grant.redirectUri) throw new SlackError('bad_redirect_uri');
  grant.used = true;
  return { workspace, installation: install(world, workspace, grant) };
}

/** True if the URL starts with a listed one. Without a list, only local URLs are allowed. */
function isListed(listed: readonly string[], uri: string): boolean {
  if (listed.length > 0) return listed.some((it) => uri.startsWith(it));
  return URL.canParse(uri) && ['localhost', '127.0.0.1'].includes(new URL(uri).hostname);
}

function backTo({ redirectUri, state }: InstallRequest, answer: Readonly<Record<string, string>>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== undefined) url.searchParams.set('state', state);
  return url.href;
}
