import { createHash } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import oauth, { type Installation, type OrgInstallation, type StateStore } from '@slack/oauth';
import { WebClient } from '@slack/web-api';
import { Hono } from 'hono';
import type { Clock } from '../../../core/clock.js';
import type { Settings } from '../../../core/config.js';
import type { Database } from '../../../core/database/database.js';
import type { Log } from '../../../core/log.js';
import { newReference } from '../../../core/reference.js';
import { encryptToken, type TokenKey } from '../../../core/token-keys.js';
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

/** The content security policy of our pages: inline styles only, no scripts, no forms, no frames. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

type InstallPages = Hono<{ Bindings: HttpBindings }>;

interface Context {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly eraseAfterDays: number;
  /**
   * Called after a first or repeated installation is saved. `installerId` is the first installer's; null if they had
   * themselves erased.
   */
  readonly installed: (it: { workspaceId: string; installerId: string | null }) => Promise<void>;
}

/**
 * Returns the pages for installing Hearth, without routes if it serves a single workspace. An OAuth state works once,
 * in one browser, within ten minutes.
 */
export function createInstallPages({ serves, apiUrl }: Settings['slack'], context: Context): InstallPages {
  const pages: InstallPages = new Hono();
  if (!('clientId' in serves)) return pages;
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
  pages.get('/', (c) => c.redirect(again));
  pages.use('/slack/*', (c, next) => {
    c.env.outgoing.setHeader('content-security-policy', POLICY);
    return next();
  });
  pages.get(INSTALL_PATH, async ({ env }) => {
    await provider.handleInstallPath(env.incoming, env.outgoing);
    return RESPONSE_ALREADY_SENT;
  });
  pages.get(BACK_PATH, async (c) => {
    const installation = await new Promise<Installation | OrgInstallation>((success, failure) => {
      provider.handleCallback(c.env.incoming, c.env.outgoing, { success, failure }).catch(failure);
    });
    const { team, appId = '', bot } = installation;
    const { id = '', name = '' } = team ?? {};
    const inSlack = `slack://app?${new URLSearchParams({ team: id, id: appId, tab: 'home' })}`;
    return c.html(successPage({ team: name, inSlack, declined: declined(bot?.scopes ?? []) }));
  });
  pages.onError((error, c) => {
    const [status, why] = reasonOf(error, log);
    return c.html(failurePage({ why, again }), status);
  });
  return pages;
}

/** Thrown for an installation in a whole Enterprise organization, which Hearth doesn't support. */
class OrganisationInstall extends Error {}

/** Wraps a state store so that each state is accepted once, across all processes. */
function oneTime(states: StateStore, { db, clock }: Context): StateStore {
  return {
    generateStateParam: (options, now) => states.generateStateParam(options, now),
    verifyStateParam: async (now, state) => {
      const options = await states.verifyStateParam(now, state);
      const key = createHash('sha256').update(state).digest('base64');
      // The workspace isn't known yet.
      const first = await db.inWorkspace('-', (tx) => isFirstUse(tx, '-', key, clock()));
      if (!first) throw new oauth.InvalidStateError('That state came back before.');
      return options;
    },
  };
}

/** Saves a first or repeated installation, possibly with other scopes. The first installer stays. */
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
  const { workspaceId, name, token, scopes } = it;
  const {
    url = '',
    bot_id,
    enterprise_id,
  } = await new WebClient(token, { ...INTERACTIVE_CLIENT, slackApiUrl: apiUrl }).auth.test();
  const sealed = encryptToken(tokenKeys, workspaceId, token);
  const row = {
    workspaceId,
    name,
    url,
    botUserId: it.userId,
    installerId: it.installerId,
    scopes,
    enterpriseId: enterprise_id ?? null,
  };
  const { installerId } = await db.inWorkspace(workspaceId, async (tx) => {
    const saved = await saveWorkspace(tx, row, clock());
    await saveInstallation(tx, { workspaceId, botId: it.id ?? bot_id ?? '', ...sealed });
    return saved;
  });
  await installed({ workspaceId, installerId });
}

/**
 * Returns the HTTP status and the message for a failed installation. Logs every error that the visitor did not cause.
 */
function reasonOf(error: unknown, log: Log): [400 | 500, string] {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'slack_oauth_installer_authorization_error') return [400, copy.cancelled];
  if (code === 'slack_oauth_invalid_state' || code === 'slack_oauth_missing_state') return [400, copy.stale];
  if (code === 'slack_oauth_missing_code') return [400, copy.stale];
  if (error instanceof OrganisationInstall) return [400, copy.organisation];
  const reference = newReference();
  log.error({ err: error, reference }, 'an installation failed');
  return [500, copy.broke(reference)];
}
