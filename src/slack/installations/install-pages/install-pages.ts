import { createHash } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import oauth, { type StateStore } from '@slack/oauth';
import { WebClient } from '@slack/web-api';
import type { Clock } from '../../../core/clock.js';
import type { Settings } from '../../../core/config.js';
import type { Database } from '../../../core/database/database.js';
import type { Log } from '../../../core/log.js';
import { newReference } from '../../../core/reference.js';
import { sealToken, type TokenKey } from '../../../core/token-keys.js';
import { saveWorkspace } from '../../../core/workspaces.js';
import { boltLogger } from '../../bolt-logger.js';
import { isFirstUse } from '../../inbound/replay-guard.js';
import { declined, SCOPES } from '../../scopes.js';
import { INTERACTIVE_CLIENT } from '../installations.js';
import { saveInstallation } from '../store.js';
import { copy } from './copy.js';
import { failurePage, installPage, successPage } from './pages.js';

const INSTALL_PATH = '/slack/install';
const BACK_PATH = '/slack/oauth_redirect';

/** A browser that shows one of our pages does nothing but show it. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

type InstallPages = Readonly<Record<string, RequestListener>>;

interface Context {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly eraseAfterDays: number;
  /** Called once everything about a new installation is kept. */
  readonly installed: (it: { workspaceId: string; installerId: string }) => Promise<void>;
}

/**
 * The pages by which workspaces install Hearth, by their paths; none where it serves only one. The way to Slack and back can be gone once,
 * by one browser, within ten minutes.
 */
export function createInstallPages({ serves, apiUrl }: Settings['slack'], context: Context): InstallPages {
  if (!('clientId' in serves)) return {};
  const { eraseAfterDays, log } = context;
  const { clientId, clientSecret, stateSecret, publicUrl, tokenKeys } = serves;
  const provider = new oauth.InstallProvider({
    clientId,
    clientSecret,
    stateStore: oneTime(new oauth.ClearStateStore(stateSecret), context),
    installationStore: {
      storeInstallation: async (it) => {
        const { team, bot, user, isEnterpriseInstall } = it;
        if (isEnterpriseInstall || !team?.id) throw new OrganisationInstall();
        if (!bot) throw new Error('Slack granted no bot token.');
        const { id: workspaceId, name = '' } = team;
        await keep(tokenKeys, apiUrl, context, { workspaceId, name, installerId: user.id, ...bot });
      },
      fetchInstallation: () => Promise.reject(new Error('Installations are looked up elsewhere.')),
    },
    authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href,
    installUrlOptions: { scopes: [...SCOPES.needed, ...SCOPES.optional], redirectUri: publicUrl + BACK_PATH },
    renderHtmlForInstallPath: (toSlack) => installPage({ toSlack, eraseAfterDays }),
    clientOptions: { ...INTERACTIVE_CLIENT, slackApiUrl: apiUrl },
    logger: boltLogger(log),
  });
  const again = publicUrl + INSTALL_PATH;
  return {
    '/': (_, response) => void response.writeHead(302, { location: again }).end(),
    [INSTALL_PATH]: getOnly((request, response) => provider.handleInstallPath(request, response), log, again),
    [BACK_PATH]: getOnly(
      (request, response) =>
        provider.handleCallback(request, response, {
          successAsync: async ({ team, appId = '', bot }) => {
            const { id = '', name = '' } = team ?? {};
            const inSlack = `slack://app?${new URLSearchParams({ team: id, id: appId, tab: 'home' })}`;
            show(response, 200, successPage({ team: name, inSlack, declined: declined(bot?.scopes ?? []) }));
          },
          failureAsync: async (error) => fail(response, error, log, again),
        }),
      log,
      again,
    ),
  };
}

/** Thrown where a whole organisation was meant, with its many workspaces. */
class OrganisationInstall extends Error {}

/** A state may come back once, to whichever process. */
function oneTime(states: StateStore, { db, clock }: Context): StateStore {
  return {
    generateStateParam: (options, now) => states.generateStateParam(options, now),
    verifyStateParam: async (now, state) => {
      const options = await states.verifyStateParam(now, state);
      const key = createHash('sha256').update(state).digest('base64');
      // Nobody knows yet for which workspace.
      const first = await db.inWorkspace('-', (tx) => isFirstUse(tx, '-', key, clock()));
      if (!first) throw new oauth.InvalidStateError('That state came back before.');
      return options;
    },
  };
}

/** Keeps an installation: for the first time, again, or with other scopes. */
async function keep(
  tokenKeys: readonly TokenKey[],
  apiUrl: string,
  { db, clock, installed }: Context,
  it: {
    workspaceId: string;
    name: string;
    installerId: string;
    token: string;
    id?: string;
    userId: string;
    scopes: string[];
  },
): Promise<void> {
  const { workspaceId, name, installerId, token, scopes } = it;
  const { url = '', bot_id } = await new WebClient(token, { ...INTERACTIVE_CLIENT, slackApiUrl: apiUrl }).auth.test();
  const sealed = sealToken(tokenKeys, workspaceId, token);
  await db.inWorkspace(workspaceId, async (tx) => {
    await saveWorkspace(tx, { workspaceId, name, url, botUserId: it.userId, installerId, scopes }, clock());
    await saveInstallation(tx, { workspaceId, botId: it.id ?? bot_id ?? '', ...sealed });
  });
  await installed({ workspaceId, installerId });
}

function getOnly(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  log: Log,
  again: string,
): RequestListener {
  return (request, response) => {
    if (request.method !== 'GET') return void response.writeHead(405, { allow: 'GET' }).end();
    response.setHeader('content-security-policy', POLICY);
    answer(request, response).catch((error) => fail(response, error, log, again));
  };
}

function fail(response: ServerResponse, error: unknown, log: Log, again: string): void {
  const [status, why] = reasonOf(error, log);
  show(response, status, failurePage({ why, again }));
}

function reasonOf(error: unknown, log: Log): [number, string] {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'slack_oauth_installer_authorization_error') return [400, copy.cancelled];
  if (code === 'slack_oauth_invalid_state' || code === 'slack_oauth_missing_state') return [400, copy.stale];
  if (code === 'slack_oauth_missing_code') return [400, copy.stale];
  if (error instanceof OrganisationInstall) return [400, copy.organisation];
  const reference = newReference();
  log.error({ err: error, reference }, 'an installation failed');
  return [500, copy.broke(reference)];
}

function show(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(page);
}
